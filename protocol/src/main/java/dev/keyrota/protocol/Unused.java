package dev.keyrota.protocol;

import static dev.keyrota.protocol.Checks.answer;
import static dev.keyrota.protocol.Checks.answered;
import static dev.keyrota.protocol.Checks.first;
import static dev.keyrota.protocol.Checks.refused;
import static dev.keyrota.protocol.Checks.stopped;

import dev.keyrota.protocol.Base.Identification;
import dev.keyrota.protocol.Charter.Before;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Checks.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether nobody uses an authorization that is to be ended, as far as every place tells that is known: each holds what it held when that was
 * proven, no session and no variable of an app holds its token, and it is not the one that we ask with. And whether it is still what it was
 * when people agreed to its end.
 */
final class Unused {
    private final Run run;
    private final Sight sight;
    private final Charter.CleanUp agreed;
    private final Fingerprint key;

    private Unused(Run run, Sight sight) {
        this.run = run;
        this.sight = sight;
        this.agreed = run.cleanUp();
        this.key = key(run);
    }

    private static Fingerprint key(Run run) {
        Event.Sourced source = run.source();
        if (source == null) {
            throw new IllegalStateException("the vault was not read yet");
        }
        return source.fingerprint();
    }

    // --- whether it is what was agreed to

    static Effect.Look atFirst(Run run) {
        return new Effect.Look(Effect.Purpose.BASELINE, List.of(), present(run));
    }

    static Event judgeAtFirst(Run run, Sight sight) {
        return new Unused(run, sight).judgeAtFirst();
    }

    private Event judgeAtFirst() {
        return first(present(), () -> based(Objects.requireNonNull(list().of(agreed.id()))));
    }

    private Event based(Authorization entry) {
        Reading.Held vault = answer(sight, vault(run), Reading.Held.class);
        return new Event.Based(new Base(
                new Base.Old(
                        agreed.id(), Identification.NAMED, new Base.Listed(entry.description(), entry.createdAt())),
                key,
                false,
                account().userId(),
                vault.itemId(),
                vault.version(),
                Map.of(),
                Set.of(),
                Duration.ZERO,
                "",
                List.of()));
    }

    private static List<Question> present(Run run) {
        Fingerprint key = key(run);
        return List.of(vault(run), new Question.Identity(key), new Question.Listing(key));
    }

    /** That the vault's key lives and is the account's, and the authorization is listed as it was, and protected by nothing. */
    private List<Check> present() {
        String name = run.charter().vault().id().value();
        return List.of(
                answered(sight, vault(run), name),
                () -> isInVault() ? null : over(Stop.PLAN_CHANGED, name),
                () -> refused(sight, identity(), Refusal.UNAUTHENTICATED) ? over(Stop.OLD_KEY_DEAD, null) : null,
                answered(sight, identity(), null),
                () -> isOfTheAccount() ? null : over(Stop.WRONG_ACCOUNT, null),
                answered(sight, listing(), null),
                this::changed,
                this::shielded);
    }

    private boolean isInVault() {
        return key.equals(answer(sight, vault(run), Reading.Held.class).value());
    }

    private boolean isOfTheAccount() {
        return account().email().equalsIgnoreCase(run.charter().identity());
    }

    /** One that is listed no more once the run has seen it was ended: by us, whose answer was lost, or by somebody else. */
    private @Nullable Event changed() {
        Authorization entry = list().of(agreed.id());
        if (entry == null) {
            return run.base() == null ? over(Stop.OLD_CHANGED, null) : new Event.Gone(agreed.id(), false);
        }
        return entry.description().equals(agreed.description()) ? null : over(Stop.OLD_CHANGED, null);
    }

    private @Nullable Event shielded() {
        Charter charter = run.charter();
        Charter.Known current = charter.recorded();
        boolean kept = new Protection(charter.protectedIds(), charter.protectedDescriptions())
                        .covers(agreed.id(), agreed.description())
                || charter.siblingKeys().contains(agreed.id())
                || (current != null && current.id().equals(agreed.id()));
        return kept ? over(Stop.OLD_PROTECTED, agreed.id().value()) : null;
    }

    // --- whether nobody uses it, right before it is ended

    static Effect.Look look(Run run) {
        Fingerprint key = key(run);
        List<Question> once = new ArrayList<>(List.of(new Question.Matching(key)));
        run.charter().sessions().forEach(session -> once.add(new Question.Session(session)));
        once.addAll(Holders.questions(run));
        List<Question> twice = new ArrayList<>(present(run));
        twice.add(new Question.Keeping(key));
        places(run).forEach(place -> twice.add(Confirmation.question(place)));
        return new Effect.Look(Effect.Purpose.GATE, once, twice);
    }

    static Event judge(Run run, Sight sight) {
        return new Unused(run, sight).judge();
    }

    private Event judge() {
        List<Check> checks = new ArrayList<>(present());
        checks.add(answered(sight, new Question.Matching(key), null));
        checks.add(
                () -> isOurOwn() ? over(Stop.IN_USE, run.charter().vault().id().value()) : null);
        places(run).forEach(place -> checks.add(() -> moved(place)));
        run.charter().sessions().forEach(session -> checks.add(() -> inSession(session)));
        checks.add(Holders.answers(sight));
        checks.add(this::inRegistered);
        checks.add(answered(sight, new Question.Keeping(key), null));
        checks.add(this::inVariable);
        return first(checks, () -> new Event.Gated(sight.since()));
    }

    /** Where the issuer hides too much to tell whose the key is that we ask with, it may be this one's. */
    private boolean isOurOwn() {
        Reading.Matched own = answer(sight, new Question.Matching(key), Reading.Matched.class);
        return own.whole().isEmpty()
                ? own.masked().isEmpty() || own.masked().contains(agreed.id())
                : own.whole().contains(agreed.id());
    }

    /** A place that was written since may hold its token now. */
    private @Nullable Event moved(Place place) {
        String name = place.id().value();
        Question question = Confirmation.question(place);
        Before before = agreed.before().get(place.id());
        if (before == null) {
            return over(Stop.PLAN_CHANGED, name);
        }
        if (before.isEmpty() && refused(sight, question, Refusal.NOT_FOUND)) {
            return null;
        }
        Event unanswered = Checks.unanswered(sight.to(question, Reading.class), name);
        if (unanswered != null) {
            return unanswered;
        }
        return isAsBefore(place, question, before) ? null : over(Stop.PLAN_CHANGED, name);
    }

    private boolean isAsBefore(Place place, Question question, Before before) {
        return place.kind() == Place.Kind.WRITE_ONLY
                ? answer(sight, question, Reading.Traced.class).updatedAt().equals(before.trace())
                : Objects.equals(answer(sight, question, Reading.Held.class).value(), before.value());
    }

    /** A session of which nobody can tell whose key it holds may hold this one, unless a named person answers for it. */
    private @Nullable Event inSession(SessionId session) {
        if (run.vouched().contains(session)) {
            return null;
        }
        Question question = new Question.Session(session);
        Event unanswered = Checks.unanswered(sight.to(question, Reading.class), session.value());
        if (unanswered != null) {
            return unanswered;
        }
        Reading.Reported reported = answer(sight, question, Reading.Reported.class);
        if (agreed.id().equals(reported.authorization())) {
            return over(Stop.IN_USE, session.value());
        }
        // That it was refused once is no proof that it is dead, and whose it was nobody says then.
        boolean another = reported.authorization() != null || key.equals(reported.value());
        return another ? null : stopped(Stop.NO_ANSWER, session.value());
    }

    /** A session that was given this one's key may hold it, and so may one of whose key this journal does not know whose it is. */
    private @Nullable Event inRegistered() {
        return Holders.of(run, sight, list().at())
                .map(this::given)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Event given(Registration given) {
        if (agreed.id().equals(given.authorization())) {
            return over(Stop.IN_USE, given.session().value());
        }
        boolean another = given.authorization() != null || key.equals(given.key());
        return another ? null : stopped(Stop.NO_ANSWER, given.session().value());
    }

    /** What could not be read may hold it, and a mask that fits is reason enough. */
    private @Nullable Event inVariable() {
        Reading.Kept kept = answer(sight, new Question.Keeping(key), Reading.Kept.class);
        if (!kept.unread().isEmpty()) {
            return stopped(Stop.DENIED, kept.unread().getFirst());
        }
        return kept.found().stream()
                .filter(each ->
                        each.whole().contains(agreed.id()) || each.masked().contains(agreed.id()))
                .findFirst()
                .map(each -> over(Stop.IN_USE, each.place()))
                .orElse(null);
    }

    /** Before its revocation was announced the clean-up is over, and nothing was changed; after that a person must look. */
    private Event over(Stop why, @Nullable String place) {
        return run.isPastReturn() ? stopped(why, place) : new Event.Abandoned(why);
    }

    private static List<Place> places(Run run) {
        return Stream.concat(run.charter().stores().stream().skip(1), run.charter().siblings().stream())
                .toList();
    }

    private static Question vault(Run run) {
        return Confirmation.question(run.charter().vault());
    }

    private Question identity() {
        return new Question.Identity(key);
    }

    private Question listing() {
        return new Question.Listing(key);
    }

    private Account account() {
        return answer(sight, identity(), Reading.Identified.class).account();
    }

    private Reading.Listed list() {
        return answer(sight, listing(), Reading.Listed.class);
    }
}
