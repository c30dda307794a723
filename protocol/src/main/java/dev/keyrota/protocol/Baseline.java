package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;
import static dev.keyrota.protocol.Checks.refused;
import static dev.keyrota.protocol.Checks.stopped;

import dev.keyrota.protocol.Base.Finding;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Checks.Check;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The world before anything is changed: whose key it is, which authorization it belongs to, whether every store holds it, and who else
 * is at work.
 */
final class Baseline {
    /** Calls that the issuer must still allow before a run begins: one uses 60 to 90, and others use the account too. */
    static final int ALLOWANCE_MIN = 300;

    /** The look that asks for the allowance uses some of it, more where tokens are hidden: so many are waited for beside what is demanded. */
    static final int LOOKS = 300;

    /** How long the issuer takes to allow one more call: Heroku, 4,500 an hour (Platform API, rate limits, 2026-11-22). */
    private static final Duration REFILL = Duration.ofMillis(800);

    private final Run run;
    private final Sight sight;
    private final Fingerprint key;
    private final Fingerprint asker;
    private final Whereabouts whereabouts;

    private Baseline(Run run, Sight sight) {
        this.run = run;
        this.sight = sight;
        this.key = source(run).fingerprint();
        this.asker = asker(run);
        this.whereabouts = new Whereabouts(run, sight, key);
    }

    /** The key to look with: the vault's, or, since that is dead, one that a person lent. */
    private static Fingerprint asker(Run run) {
        return run.loan() == null ? source(run).fingerprint() : run.loan().key();
    }

    static Effect.Look look(Run run) {
        Fingerprint key = source(run).fingerprint();
        List<Question> once = new ArrayList<>();
        List<Question> twice = new ArrayList<>();
        once.add(holding(run.charter().vault()));
        twice.add(new Question.Listing(asker(run)));
        twice.add(new Question.Identity(asker(run)));
        once.add(run.loan() == null ? new Question.Matching(key) : new Question.Identity(key));
        if (!run.isEmergency()) {
            once.add(new Question.Allowance(asker(run)));
        }
        List<Question> glances = new ArrayList<>();
        boolean now = run.urgency() == Charter.Urgency.NOW;
        Whereabouts.ask(run, key, now ? glances : once, now ? glances : twice);
        return new Effect.Look(Effect.Purpose.BASELINE, once, twice, glances, List.of());
    }

    static Event judge(Run run, Sight sight, Moment now) {
        return new Baseline(run, sight).judge(now);
    }

    private Event judge(Moment now) {
        List<Check> checks = new ArrayList<>();
        checks.add(answered(sight, vault(), run.charter().vault().id().value()));
        checks.add(this::vaultChanged);
        checks.add(this::keyDead);
        checks.add(answered(sight, identity(), null));
        checks.add(this::wrongAccount);
        checks.add(answered(sight, listing(), null));
        checks.add(() -> throttled(now));
        checks.add(this::openElsewhere);
        checks.add(this::unidentified);
        checks.add(this::protectedOld);
        checks.add(this::unexplained);
        if (run.charter().purpose() == Charter.Purpose.ROTATE && !run.isEmergency()) {
            checks.addAll(whereabouts.checks());
        }
        return first(checks, () -> based(now));
    }

    // --- whose key it is

    private @Nullable Event vaultChanged() {
        Reading.Held held = held(run.charter().vault());
        boolean same = key.equals(held.value())
                && held.version().equals(source(run).version())
                && held.itemId().equals(source(run).itemId());
        return same ? null : stopped(Stop.CONFLICT, run.charter().vault().id().value());
    }

    private @Nullable Event keyDead() {
        Question own = new Question.Identity(key);
        boolean dead = refused(sight, own, Refusal.UNAUTHENTICATED);
        if (run.loan() == null) {
            return dead ? stopped(Stop.OLD_KEY_DEAD, null) : null;
        }
        Event unanswered = dead ? null : Checks.unanswered(sight.to(own, Reading.class), null);
        return dead || unanswered != null ? unanswered : stopped(Stop.LOAN_NOT_NEEDED, null);
    }

    private @Nullable Event wrongAccount() {
        Account account = answer(sight, identity(), Reading.Identified.class).account();
        return account.email().equalsIgnoreCase(run.charter().identity()) ? null : stopped(Stop.WRONG_ACCOUNT, null);
    }

    /** A run that the issuer would stop in the middle is not begun: it waits until its calls are allowed. */
    private @Nullable Event throttled(Moment now) {
        Reply<Reading.Allowance> reply = run.isEmergency()
                ? new Reply.Refused<>(Refusal.UNSUPPORTED)
                : sight.to(new Question.Allowance(asker), Reading.Allowance.class);
        Integer remaining =
                reply instanceof Reply.Answered<Reading.Allowance>(var allowance) ? allowance.remaining() : null;
        return remaining == null || remaining >= ALLOWANCE_MIN
                ? null
                : new Event.Throttled(REFILL.multipliedBy(ALLOWANCE_MIN + LOOKS - remaining), now.elapsed());
    }

    // --- which authorization it belongs to

    private @Nullable Event openElsewhere() {
        Label label = held(run.charter().vault()).believed();
        return !run.isEmergency() && label != null && OpenRun.elsewhere(label, run.id(), list())
                ? stopped(Stop.OPEN_ELSEWHERE, label.host())
                : null;
    }

    /** Whose a living key is must be known; a dead one's authorization may be gone, and nothing of it is left to be revoked. */
    private @Nullable Event unidentified() {
        return run.loan() == null && identify() == null ? stopped(Stop.OLD_NOT_IDENTIFIED, null) : null;
    }

    private @Nullable Identification identify() {
        if (run.loan() != null) {
            return Identification.ofDead(
                    run.charter(), key, held(run.charter().vault()).believed());
        }
        Reading.Matched matched =
                sight.to(matching(), Reading.Matched.class) instanceof Reply.Answered<Reading.Matched>(var found)
                        ? found
                        : null;
        return Identification.of(run.charter(), key, held(run.charter().vault()).believed(), list(), matched);
    }

    private @Nullable Event protectedOld() {
        AuthorizationId old = old();
        if (old == null) {
            return null;
        }
        Authorization entry = list().of(old);
        Protection protection =
                new Protection(run.charter().protectedIds(), run.charter().protectedDescriptions());
        return protection.covers(old, entry == null ? null : entry.description())
                ? stopped(Stop.OLD_PROTECTED, old.value())
                : null;
    }

    private @Nullable Event unexplained() {
        if (run.isEmergency()) {
            return null;
        }
        return leftovers().stream()
                .findFirst()
                .map(id -> stopped(Stop.UNEXPLAINED_AUTHORIZATION, id.value()))
                .orElse(null);
    }

    /** Authorizations of this month's convention, or with any run's nonce, that are not the old one. */
    private List<AuthorizationId> leftovers() {
        String convention = Nonce.convention(run.charter().convention(), month());
        AuthorizationId old = old();
        return list().entries().stream()
                .filter(found -> !found.id().equals(old))
                .filter(found -> !run.charter().siblingKeys().contains(found.id()))
                .filter(found -> found.description().startsWith(convention)
                        || (found.description().startsWith(family()) && Nonce.in(found.description()) != null))
                .map(Authorization::id)
                .toList();
    }

    /** What the descriptions of all months begin with. */
    private String family() {
        String convention = run.charter().convention();
        int variable = convention.indexOf('{');
        return variable < 0 ? convention : convention.substring(0, variable);
    }

    // --- what is recorded

    private Event based(Moment now) {
        return new Event.Based(new Base(
                whose(),
                key,
                run.loan() != null,
                answer(sight, identity(), Reading.Identified.class).account().userId(),
                source(run).itemId(),
                source(run).version(),
                whereabouts.traces(),
                whereabouts.guarded(old()),
                Settling.until(run, held(run.charter().vault()).age(), whereabouts.ages(), now),
                month(),
                findings()));
    }

    private Base.@Nullable Old whose() {
        Identification identified = identify();
        if (identified == null) {
            return null;
        }
        Authorization entry = list().of(identified.id());
        Base.Listed listed = entry == null ? null : new Base.Listed(entry.description(), entry.createdAt());
        return new Base.Old(identified.id(), identified.by(), listed);
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(whereabouts.findings());
        Label label = held(run.charter().vault()).believed();
        if (label != null && label.state() == Label.State.OPEN) {
            boolean open = OpenRun.elsewhere(label, run.id(), list());
            findings.add(new Finding(
                    open ? Finding.Kind.TAKEN_OVER : Finding.Kind.LABEL_LEFT_OPEN,
                    run.charter().vault().id().value(),
                    null));
        }
        if (run.isEmergency()) {
            leftovers().forEach(id -> findings.add(new Finding(Finding.Kind.UNEXPLAINED, null, id)));
        }
        return findings;
    }

    // --- the questions and their answers

    private static Event.Sourced source(Run run) {
        Event.Sourced source = run.source();
        if (source == null) {
            throw new IllegalStateException("the vault was not read yet");
        }
        return source;
    }

    private static Question holding(Place place) {
        return new Question.Holding(place.id());
    }

    private Question vault() {
        return holding(run.charter().vault());
    }

    private Question identity() {
        return new Question.Identity(asker);
    }

    private Question listing() {
        return new Question.Listing(asker);
    }

    private Question matching() {
        return new Question.Matching(key);
    }

    private Reading.Held held(Place place) {
        return answer(sight, holding(place), Reading.Held.class);
    }

    private Reading.Listed list() {
        return answer(sight, listing(), Reading.Listed.class);
    }

    /** The old authorization; null where nobody knows whose the dead key was. */
    private @Nullable AuthorizationId old() {
        Identification identified = identify();
        return identified == null ? null : identified.id();
    }

    private String month() {
        Instant at = list().at();
        if (at == null) {
            at = list().entries().stream()
                    .map(Authorization::createdAt)
                    .max(Instant::compareTo)
                    .orElse(Instant.EPOCH);
        }
        return at.atZone(ZoneOffset.UTC).toLocalDate().toString().substring(0, 7);
    }
}
