package dev.keyrota.sandbox.infisical;

import java.time.Duration;

/**
 * How long the access tokens of an identity live.
 *
 * @param ttl from login, and again from each renewal; whole seconds
 * @param maxTtl from login, renewals included; whole seconds
 * @param usesLimit how many calls a token is good for; 0 for any number
 */
public record TokenPolicy(Duration ttl, Duration maxTtl, int usesLimit) {

    /** What an identity has unless told otherwise: 30 days for both, so that no renewal can ever succeed. */
    public static final TokenPolicy DEFAULT = new TokenPolicy(Duration.ofDays(30), Duration.ofDays(30), 0);
}
