package dev.keyrota.sandbox.server;

import org.jspecify.annotations.Nullable;

/**
 * One line of the log.
 *
 * @param call the call's name, or its method and path where it has none
 * @param status what was answered, null for nothing
 * @param caller the id of the Heroku authorization that called, null for none
 */
record LoggedCall(
        String vendor,
        String call,
        @Nullable Integer status,
        @Nullable String caller) {}
