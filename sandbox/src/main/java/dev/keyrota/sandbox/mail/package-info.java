/**
 * The simulated mail server: as much SMTP as a client needs to hand over a message. Messages are kept in the {@link
 * dev.keyrota.sandbox.worlds.World}, one for each recipient; nothing is ever delivered anywhere.
 */
@NullMarked
package dev.keyrota.sandbox.mail;

import org.jspecify.annotations.NullMarked;
