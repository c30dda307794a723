package dev.keyrota.sandbox.github;

/** What a job on a runner can reach beyond GitHub. */
@FunctionalInterface
public interface Outside {

    /** Nothing answers. */
    Outside UNREACHABLE = _ -> 0;

    /** The status of Heroku's {@code GET /account} with this token; 0 where nobody answers. */
    int herokuAccount(String token);
}
