package dev.keyrota.protocol;

import static dev.keyrota.protocol.Samples.AT;
import static dev.keyrota.protocol.Samples.OLD;
import static dev.keyrota.protocol.Samples.OLD_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.Charter.Place.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run, told by its facts. Each goes through {@link Protocol#after}, so that no test stands where no run could; each step of a story is
 * one step of PROTOCOL.md.
 *
 * @param state where the run stands
 * @param now when that is
 */
record Story(State state, Moment now) {
    /** A run that a process has begun. */
    static Story of(Order order) {
        return new Story(new State.Unopened(), new Moment(Duration.ZERO, AT))
                .then(new Event.Opened(Samples.RUN, order.charter()), new Event.Entered(1, "here", 1));
    }

    Story then(Event... facts) {
        State known = state;
        for (Event fact : facts) {
            known = Protocol.after(known, fact);
        }
        return new Story(known, now);
    }

    /** The same, that long after its process began; on the wall it is as much later. */
    Story at(Duration elapsed) {
        return new Story(state, new Moment(elapsed, AT.plus(elapsed)));
    }

    Run run() {
        Run run = state.run();
        if (run == null) {
            throw new AssertionError("the run was not opened");
        }
        return run;
    }

    Effect next() {
        return Protocol.next(state, now);
    }

    Effect.Look look() {
        assertThat(next()).isInstanceOf(Effect.Look.class);
        return (Effect.Look) next();
    }

    /** The story after the next deed was announced. */
    Story announced() {
        assertThat(next()).isInstanceOf(Act.class);
        return then(Protocol.announce((Act) next()));
    }

    /** The facts that the next look comes to in a world, which answers what the look asks and nothing else. */
    List<Event> facts(World world) {
        Effect.Look look = look();
        return Protocol.judge(state, look, world.seenBy(look, now.elapsed()), now);
    }

    /** The one fact that the next look comes to in a world. */
    Event judged(World world) {
        assertThat(facts(world)).hasSize(1);
        return facts(world).getFirst();
    }

    /** The story after its next look. */
    Story sees(World world) {
        return then(facts(world).toArray(Event[]::new));
    }

    // --- before anything is changed

    Story sourced() {
        return then(new Event.Sourced(OLD_KEY, "item", "1"));
    }

    Story based() {
        return sourced().then(new Event.Based(Samples.base()));
    }

    Story based(Base base) {
        return sourced().then(new Event.Based(base));
    }

    /** A person lent a key, and it was seen to be the account's. */
    Story lent() {
        return then(new Event.Lent(Samples.LENT, "somebody"), new Event.LoanProven());
    }

    // --- the way forward

    Story minting() {
        return then(new Event.Intended(mint()));
    }

    Story minted() {
        int number = run().attempts().size() + 1;
        return minting().then(new Event.Created(number, Samples.id(number), Samples.key(number), AT));
    }

    private Act mint() {
        int number = run().attempts().size() + 1;
        String description = Samples.description(number);
        return run().isByHand()
                ? new Act.Receive(number, description, run().acting())
                : new Act.Create(number, description, run().acting());
    }

    Story verified() {
        return then(new Event.Verified(run().attempts().size()));
    }

    /** A write was answered with a success. */
    Story sent(StoreId store) {
        return sending(store).then(new Event.Acknowledged());
    }

    Story sending(StoreId store) {
        int number = run().attempts().size();
        return then(new Event.Intended(new Act.Write(store, number, Samples.key(number))));
    }

    Story cleared(StoreId store) {
        Place place = run().charter().place(store);
        return then(new Event.Cleared(store, place.kind() == Kind.WRITE_ONLY ? "then" : null));
    }

    /** Places that were written, and proven to hold the new key. */
    Story stored(StoreId... stores) {
        Story story = this;
        for (StoreId store : stores) {
            Story cleared = store.equals(Samples.VAULT) ? story : story.cleared(store);
            story = cleared.sent(store).then(story.proof(store));
        }
        return story;
    }

    Event.Stored proof(StoreId store) {
        Place place = run().charter().place(store);
        boolean readable = place.kind() != Kind.WRITE_ONLY;
        @Nullable Instant provenAt = place.proof() == Place.Proof.CHALLENGE ? AT : null;
        Fingerprint key = Samples.key(run().attempts().size());
        return new Event.Stored(store, place.proof(), readable ? "2" : "now", key, provenAt);
    }

    /** The vault holds the new key, and it was verified before. */
    Story inTheVault() {
        return based().minted().verified().stored(Samples.VAULT);
    }

    /** Every store holds the new key. */
    Story everywhere() {
        Story story = inTheVault();
        for (Place place : run().charter().stores().stream().skip(1).toList()) {
            story = story.stored(place.id());
        }
        return story;
    }

    // --- the end of the old key

    Story gated() {
        return then(new Event.Gated(now.elapsed()));
    }

    /** The revocation of the old one was answered with a success. */
    Story revoking() {
        return then(
                new Event.Intended(new Act.Revoke(OLD, Act.Revoke.Why.OLD, run().acting())), new Event.Acknowledged());
    }

    /** The answer to the revocation of the old one is lost. */
    Story revokingLost() {
        return then(new Event.Intended(new Act.Revoke(OLD, Act.Revoke.Why.OLD, run().acting())))
                .doubted();
    }

    Story revoked() {
        return gated().revoking().then(new Event.Gone(OLD, true));
    }

    Story swept(AuthorizationId... orphans) {
        return then(new Event.Swept(Set.of(orphans)));
    }

    Story settled() {
        return then(new Event.Settled());
    }

    Story closing() {
        return then(new Event.Intended(new Act.Close(run().acting())), new Event.Acknowledged());
    }

    // --- what goes wrong

    /** The answer to a deed is lost. */
    Story doubted() {
        return then(new Event.Doubted(Doubt.TIMEOUT, now.elapsed()));
    }

    Story refused(Refusal why) {
        return then(new Event.Refused(why, null, now.elapsed()));
    }

    /** Another process goes on. */
    Story resumed() {
        return then(new Event.Entered(run().epoch() + 1, "there", 2)).at(Duration.ZERO);
    }

    Story abandoned() {
        return then(new Event.Abandoned(Stop.REQUESTED));
    }

    Story hastened(Charter.Urgency urgency) {
        return then(new Event.Hastened(urgency, Charter.Reason.COMPROMISE, "somebody"));
    }
}
