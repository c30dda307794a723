package dev.keyrota.protocol;

import static dev.keyrota.protocol.Samples.AT;
import static dev.keyrota.protocol.Samples.LENDER;
import static dev.keyrota.protocol.Samples.LENT;
import static dev.keyrota.protocol.Samples.NEW;
import static dev.keyrota.protocol.Samples.NEWER;
import static dev.keyrota.protocol.Samples.NEWER_KEY;
import static dev.keyrota.protocol.Samples.NEW_KEY;
import static dev.keyrota.protocol.Samples.OLD;
import static dev.keyrota.protocol.Samples.OLD_KEY;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The vendors as a run meets them. What a test does not say is as it should be: a key lives as long as its authorization is listed, places
 * hold what was put there, and everybody answers. Each word of it is another world; none changes.
 */
final class World {
    private static final Map<Fingerprint, AuthorizationId> TOKENS =
            Map.of(OLD_KEY, OLD, NEW_KEY, NEW, NEWER_KEY, NEWER, LENT, LENDER);

    private final Map<StoreId, Reading> places = new HashMap<>();
    private final List<Authorization> authorizations = new ArrayList<>();
    private final Map<Question, Reply<Reading>> said = new HashMap<>();
    private Account account = new Account("user", "owner@example.com");
    private @Nullable Instant listedAt = AT;

    private World() {
        places.put(Samples.VAULT, value(OLD_KEY));
        places.put(Samples.APP, value(OLD_KEY));
        places.put(Samples.NEIGHBOUR, value(Samples.FOREIGN_KEY));
        places.put(Samples.CI, new Reading.Traced("then", Samples.BEFORE, null, null));
        authorizations.add(authorization(OLD, "by hand 2026", AT.minusSeconds(1000)));
    }

    private World(World other) {
        places.putAll(other.places);
        authorizations.addAll(other.authorizations);
        said.putAll(other.said);
        account = other.account;
        listedAt = other.listedAt;
    }

    private World but(Consumer<World> change) {
        World changed = new World(this);
        change.accept(changed);
        return changed;
    }

    /** Before anything was changed. */
    static World untouched() {
        return new World();
    }

    /** The first attempt's authorization lives beside the old one. */
    static World minted() {
        return new World().lists(NEW, Samples.description(1));
    }

    /** Every store holds the first attempt's key, and both keys live. */
    static World rotated() {
        return minted().holds(Samples.VAULT, NEW_KEY)
                .holds(Samples.APP, NEW_KEY)
                .traced(Samples.CI, "now");
    }

    /** The world as a rotation leaves it. */
    static World done() {
        return rotated().without(OLD);
    }

    static Authorization authorization(AuthorizationId id, String description, Instant createdAt) {
        return new Authorization(id, description, Set.of("global"), createdAt, "user", null, null);
    }

    static Label label(
            AuthorizationId authorization, @Nullable AuthorizationId previous, RunId run, Label.State state) {
        return new Label(authorization, previous, run, "elsewhere", state);
    }

    World lists(AuthorizationId id, String description) {
        return lists(authorization(id, description, AT));
    }

    World lists(Authorization authorization) {
        return without(authorization.id()).but(world -> world.authorizations.add(authorization));
    }

    World without(AuthorizationId id) {
        return but(world -> world.authorizations.removeIf(known -> known.id().equals(id)));
    }

    /** A key of the account that somebody can lend. */
    World lender() {
        return lists(LENDER, "by hand of the lender");
    }

    World listedAt(@Nullable Instant at) {
        return but(world -> world.listedAt = at);
    }

    World account(String userId, String email) {
        return but(world -> world.account = new Account(userId, email));
    }

    World holds(StoreId store, @Nullable Fingerprint value) {
        return holds(store, value, "2", null);
    }

    World holds(StoreId store, @Nullable Fingerprint value, String version, @Nullable Duration age) {
        return puts(store, new Reading.Held(value, "item", version, null, false, age));
    }

    /** The vault holds a value under a label that fits. */
    World labelled(Fingerprint value, Label label) {
        return puts(Samples.VAULT, new Reading.Held(value, "item", "1", label, true, null));
    }

    World traced(StoreId store, String updatedAt) {
        return puts(store, new Reading.Traced(updatedAt, Samples.BEFORE, null, null));
    }

    World shadowed(StoreId store) {
        return puts(store, new Reading.Traced("then", Samples.BEFORE, "an environment", null));
    }

    World puts(StoreId store, Reading reading) {
        return but(world -> world.places.put(store, reading));
    }

    World says(Question question, Reading reading) {
        return but(world -> world.said.put(question, new Reply.Answered<>(reading)));
    }

    /** Sessions that Keyrota gave keys. */
    World given(Registration... registrations) {
        return given(AT.plusSeconds(1_000_000), registrations);
    }

    /** @param local what this machine's clock says */
    World given(Instant local, Registration... registrations) {
        return says(new Question.Registrations(), new Reading.Registered(List.of(registrations), local));
    }

    World refuses(Question question, Refusal why) {
        return but(world -> world.said.put(question, new Reply.Refused<>(why)));
    }

    /** No answer comes. */
    World silent(Question question) {
        return but(world -> world.said.put(question, new Reply.Unclear<>(Doubt.TIMEOUT)));
    }

    Sight seenBy(Effect.Look look, Duration since) {
        Map<Question, Reply<Reading>> replies = new HashMap<>();
        Stream.of(look.once(), look.twice(), look.glances(), look.vanishing())
                .flatMap(List::stream)
                .forEach(question -> replies.put(question, reply(question)));
        return new Sight(replies, since);
    }

    private Reply<Reading> reply(Question question) {
        Reply<Reading> reply = said.get(question);
        return reply != null
                ? reply
                : switch (question) {
                    case Question.Holding(var store) -> there(store);
                    case Question.Tracing(var store) -> there(store);
                    case Question.Proving(var store, var expected) -> proves(store, expected);
                    case Question.Pending _ -> answered(new Reading.Consumers(Set.of()));
                    case Question.Rollout(var store) -> answered(new Reading.RolledOut(version(store), true, false));
                    case Question.Listing(var with) -> to(with, new Reading.Listed(authorizations, listedAt));
                    case Question.Matching(var with) -> to(with, new Reading.Matched(matching(with), Set.of()));
                    case Question.Showing(var with, var id) -> to(with, shown(id));
                    case Question.Identity(var with) -> to(with, new Reading.Identified(account));
                    case Question.Seeing(var with) -> to(with, new Reading.Apps(Set.of("shop", "api")));
                    case Question.Keeping _ -> new Reply.Refused<>(Refusal.UNSUPPORTED);
                    case Question.Allowance(var with) -> to(with, new Reading.Allowance(4000));
                    case Question.Registrations _ -> answered(new Reading.Registered(List.of(), AT));
                    case Question.Session _ -> answered(inSession(vaultValue()));
                    case Question.Approving _ -> answered(new Reading.Approvals(List.of()));
                };
    }

    private Reply<Reading> there(StoreId store) {
        Reading reading = places.get(store);
        return reading == null ? new Reply.Refused<>(Refusal.NOT_FOUND) : answered(reading);
    }

    /** A consumer of a store that cannot be read has the old key until the store was written. */
    private Reply<Reading> proves(StoreId store, Fingerprint expected) {
        boolean written = places.get(store) instanceof Reading.Traced(var at, var _, var _, var _) && at.equals("now");
        boolean same = written ? !expected.equals(OLD_KEY) : expected.equals(OLD_KEY);
        return answered(new Reading.Proven(same, Life.LIVE, "7", AT));
    }

    private Reply<Reading> to(Fingerprint with, @Nullable Reading answer) {
        if (matching(with).isEmpty()) {
            return new Reply.Refused<>(Refusal.UNAUTHENTICATED);
        }
        return answer == null ? new Reply.Refused<>(Refusal.NOT_FOUND) : answered(answer);
    }

    private @Nullable Reading shown(AuthorizationId id) {
        return authorizations.stream().anyMatch(known -> known.id().equals(id)) ? new Reading.Shown(id) : null;
    }

    private Set<AuthorizationId> matching(Fingerprint key) {
        return authorizations.stream()
                .map(Authorization::id)
                .filter(id -> id.equals(TOKENS.get(key)))
                .collect(Collectors.toSet());
    }

    private String version(StoreId store) {
        return places.get(store) instanceof Reading.Held held ? held.version() : "";
    }

    private @Nullable Fingerprint vaultValue() {
        return places.get(Samples.VAULT) instanceof Reading.Held held ? held.value() : null;
    }

    private static Reading.Reported inSession(@Nullable Fingerprint value) {
        return new Reading.Reported(
                value, Life.LIVE, "owner@example.com", value == null ? null : TOKENS.get(value), "environment");
    }

    private static Reply<Reading> answered(Reading reading) {
        return new Reply.Answered<>(reading);
    }

    private static Reading value(Fingerprint key) {
        return new Reading.Held(key, "item", "1", null, false, null);
    }
}
