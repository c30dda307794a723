package dev.keyrota.connectors.http;

import java.time.Duration;

/**
 * Is told of each call when it has ended: for progress and counting. Called on the thread of the call, by many threads;
 * must not throw.
 */
@FunctionalInterface
public interface CallObserver {
    /** Looks away. */
    CallObserver NONE = call -> {};

    /** A call has ended. */
    void ended(Call call);

    /**
     * A call, without anything that went to or came from the vendor.
     *
     * @param name ours, for example {@code heroku.account}
     * @param status the HTTP status; 0 if there was no answer
     * @param outcome {@code ANSWERED}, or the name of the refusal or doubt
     * @param took from its start to the last byte
     */
    record Call(String name, int status, String outcome, Duration took) {}
}
