package dev.keyrota.sandbox.fault;

import dev.keyrota.sandbox.Answer;

/** What the caller gets to see. */
public sealed interface Delivery {

    /** The answer, whole. */
    record Whole(Answer answer) implements Delivery {}

    /** The answer's head and this many bytes of its body, then the connection closes. */
    record Part(Answer answer, int bytes) implements Delivery {}

    /** Nothing, on a connection that stays open. */
    record Silence() implements Delivery {}

    /** Nothing, and the connection closes. */
    record Hangup() implements Delivery {}
}
