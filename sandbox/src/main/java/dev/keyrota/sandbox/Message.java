package dev.keyrota.sandbox;

/** A message that somebody would have been sent. {@code channel} is a chat channel's name or a mail address. */
public record Message(String channel, String text) {}
