/**
 * The simulated Slack: posting a message with a bot token or to an incoming webhook. Messages are kept in the {@link
 * dev.keyrota.sandbox.worlds.World}; nobody reads them but the control server.
 */
@NullMarked
package dev.keyrota.sandbox.slack;

import org.jspecify.annotations.NullMarked;
