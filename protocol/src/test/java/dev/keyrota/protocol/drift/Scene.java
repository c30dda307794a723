package dev.keyrota.protocol.drift;

import dev.keyrota.protocol.Account;
import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.Life;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.Sight;
import dev.keyrota.protocol.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A vault, an app, a secret of CI and a shell, which all hold the vault's living key until a test says otherwise. */
final class Scene {
    static final Place VAULT = new Place(new StoreId("vault"), Place.Kind.VAULT, Place.Proof.READING);
    static final Place APP = new Place(new StoreId("app"), Place.Kind.READABLE, Place.Proof.ROLLOUT);
    static final Place CI = new Place(new StoreId("ci"), Place.Kind.WRITE_ONLY, Place.Proof.CHALLENGE);
    static final SessionId SHELL = new SessionId("shell");
    static final Fingerprint KEY = new Fingerprint("1".repeat(64));
    static final Fingerprint OTHER = new Fingerprint("2".repeat(64));
    static final AuthorizationId ID = new AuthorizationId("00000000-0000-4000-8000-000000000001");
    static final AuthorizationId OTHER_ID = new AuthorizationId("00000000-0000-4000-8000-000000000002");
    static final String OWNER = "owner@example.com";
    static final Instant AT = Instant.parse("2026-07-01T09:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final Map<Question, Reply<Reading>> replies = new HashMap<>();
    private final Map<StoreId, Recorded> recorded = new HashMap<>();
    private List<Place> stores = List.of(VAULT, APP, CI);
    private Holdings.Elsewhere elsewhere = Holdings.Elsewhere.NOWHERE;
    private Charter.@Nullable Known current;

    Scene() {
        holds(VAULT, KEY);
        holds(APP, KEY);
        says(new Question.Tracing(CI.id()), new Reading.Traced("then", AT, null, DAY));
        recorded.put(CI.id(), new Recorded(KEY, "then"));
        reports(KEY, Life.LIVE, OWNER);
        lives(KEY, ID);
        lives(OTHER, OTHER_ID);
        says(new Question.Listing(KEY), new Reading.Listed(List.of(listed(ID), listed(OTHER_ID)), AT));
        says(new Question.Rollout(APP.id()), new Reading.RolledOut("7", true, false));
    }

    private static Authorization listed(AuthorizationId id) {
        return new Authorization(id, "by hand", Set.of("global"), AT, "user", null, null);
    }

    Scene says(Question question, Reading reading) {
        replies.put(question, new Reply.Answered<>(reading));
        return this;
    }

    Scene refuses(Question question, Refusal why) {
        replies.put(question, new Reply.Refused<>(why));
        return this;
    }

    Scene doubts(Question question, dev.keyrota.protocol.Doubt why) {
        replies.put(question, new Reply.Unclear<>(why));
        return this;
    }

    Scene holds(Place place, @Nullable Fingerprint key) {
        return holds(place, key, DAY);
    }

    Scene holds(Place place, @Nullable Fingerprint key, @Nullable Duration age) {
        return says(Comparison.question(place), new Reading.Held(key, "item", "3", null, false, age));
    }

    Scene labelled(Label.State state, boolean fits) {
        Label label = new Label(ID, null, new dev.keyrota.protocol.RunId("0123456789ab"), "host", state);
        return says(Comparison.question(VAULT), new Reading.Held(KEY, "item", "3", label, fits, DAY));
    }

    Scene traced(String updatedAt, @Nullable String shadowedBy, @Nullable Duration age) {
        return says(new Question.Tracing(CI.id()), new Reading.Traced(updatedAt, AT, shadowedBy, age));
    }

    Scene proves(boolean same, Life life) {
        return says(new Question.Proving(CI.id(), KEY), new Reading.Proven(same, life, "7", AT));
    }

    Scene reports(@Nullable Fingerprint key, Life life, @Nullable String email) {
        AuthorizationId id = KEY.equals(key) ? ID : OTHER.equals(key) && life == Life.LIVE ? OTHER_ID : null;
        return says(new Question.Session(SHELL), new Reading.Reported(key, life, email, id, "environment"));
    }

    Scene lives(Fingerprint key, AuthorizationId id) {
        says(new Question.Identity(key), new Reading.Identified(new Account("user", OWNER)));
        return says(new Question.Matching(key), new Reading.Matched(Set.of(id), Set.of()));
    }

    Scene isElsewhere(Fingerprint key) {
        return says(new Question.Identity(key), new Reading.Identified(new Account("thief", "somebody@example.org")));
    }

    Scene isDead(Fingerprint key) {
        refuses(new Question.Matching(key), Refusal.UNAUTHENTICATED);
        return refuses(new Question.Identity(key), Refusal.UNAUTHENTICATED);
    }

    Scene stores(Place... places) {
        stores = List.of(places);
        return this;
    }

    Scene elsewhere(String place) {
        elsewhere = new Holdings.Elsewhere(List.of(new StoreId(place)), elsewhere.unseen());
        return this;
    }

    Scene unseen(String credential) {
        elsewhere = new Holdings.Elsewhere(elsewhere.shared(), List.of(credential));
        return this;
    }

    Scene current(AuthorizationId id, Fingerprint key) {
        current = new Charter.Known(id, key);
        return this;
    }

    Scene forgotten() {
        recorded.clear();
        return this;
    }

    Scene recorded(Fingerprint key, String evidence) {
        recorded.put(CI.id(), new Recorded(key, evidence));
        return this;
    }

    Comparison comparison() {
        return new Comparison(subject(), recorded);
    }

    /** The answers to what is asked, and to nothing else. */
    Sight answers(List<Question> questions) {
        return new Sight(
                questions.stream()
                        .filter(replies::containsKey)
                        .collect(Collectors.toMap(question -> question, replies::get)),
                Duration.ZERO);
    }

    /** What both rounds come to. */
    Drift drift() {
        return drift(UnaryOperator.identity());
    }

    /** The same, of a part of it. */
    Drift drift(UnaryOperator<Subject> narrowed) {
        Comparison comparison = new Comparison(narrowed.apply(subject()), recorded);
        Sight places = answers(comparison.places());
        return comparison.drift(places, answers(comparison.keys(places, true)), elsewhere);
    }

    Compared store(Place place) {
        return drift().stores().stream()
                .filter(each -> each.place().equals(place.id().value()))
                .findFirst()
                .orElseThrow();
    }

    private Subject subject() {
        return new Subject(stores, List.of(SHELL), OWNER, current);
    }

    Charter charter() {
        return new Charter(
                "api",
                "prod",
                "issuer",
                Charter.Purpose.ROTATE,
                Charter.Mode.PROGRAMMATIC,
                Charter.Reason.SCHEDULED,
                Charter.Urgency.SCHEDULED,
                "team-rotation-{yyyy}-{MM}",
                Set.of("global"),
                null,
                OWNER,
                Set.of(),
                stores,
                List.of(),
                List.of(SHELL),
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                current,
                Duration.ZERO,
                Duration.ofMinutes(10),
                Duration.ofSeconds(90),
                "somebody",
                null,
                null,
                "host",
                "0".repeat(64),
                null);
    }
}
