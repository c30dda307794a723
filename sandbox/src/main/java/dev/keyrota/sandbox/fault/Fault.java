package dev.keyrota.sandbox.fault;

import dev.keyrota.sandbox.heroku.TokenDisplay;
import java.time.Duration;

/**
 * One way in which a call goes wrong. Each says what happened to the world, and what the caller gets to know of it.
 */
public sealed interface Fault {

    /**
     * The vendor's port refuses connections: what is not sent certainly does not happen.
     *
     * <p>Refused attempts cannot be seen by anybody, so they cannot be counted. Therefore this fault concerns a port and
     * a time, not one call: when {@code after} matching calls have been answered (at once for zero) the port of the vendor
     * closes, before the last of those answers is sent, and every open connection ends with its answer; after
     * {@code times} seconds of real time, or when the fault is disarmed, the port opens again. Armed for {@code *} it
     * closes the ports of all vendors.
     */
    record Down() implements Fault {}

    /**
     * The connection is closed without an answer, and nothing was done. The caller cannot know that: it is told no more
     * than after {@link TimeoutAfter}. The sandbox reads the request to tell which call it is.
     */
    record Refuse() implements Fault {}

    /** Answered with this status, and nothing was done. */
    record Status(int code) implements Fault {}

    /** Done, then answered with this status. */
    record StatusAfter(int code) implements Fault {}

    /** No answer, and nothing was done. */
    record Timeout() implements Fault {}

    /** Done, and no answer. */
    record TimeoutAfter() implements Fault {}

    /** No answer now; it is done when this time has passed on the sandbox's clock. */
    record Late(Duration delay) implements Fault {}

    /** Answered as if it had been done, and nothing was done. */
    record Lie() implements Fault {}

    /** Done, then answered with the right status and a body that nobody can read. */
    record Garbage() implements Fault {}

    /** Done, then half of the answer's body is sent and the connection closed. */
    record Truncate() implements Fault {}

    /** A read is answered from the world as it was before the last change. A write cannot be stale and is done. */
    record Stale() implements Fault {}

    /** 429 with {@code Retry-After}, and nothing was done. */
    record RateLimit(int seconds) implements Fault {}

    /** Done, with tokens shown so. It concerns Heroku's answers about authorizations. */
    record Mask(TokenDisplay display) implements Fault {}

    /** A vault's write answers 200 with a request for approval, and writes nothing. */
    record Approval() implements Fault {}
}
