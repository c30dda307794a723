package dev.keyrota.sandbox.heroku;

import java.time.Instant;

/**
 * The person an authorization belongs to.
 *
 * @param id the user's UUID, which stays when the email changes
 */
public record Profile(String id, String email, String name, Instant createdAt) {}
