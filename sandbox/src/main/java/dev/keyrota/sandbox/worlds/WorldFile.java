package dev.keyrota.sandbox.worlds;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.keyrota.sandbox.heroku.TokenDisplay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a world's file says, as it says it. {@code worlds/clean.yaml} explains the format by example.
 *
 * @param title one line about the world
 * @param asOf what the clock shows when it begins
 */
record WorldFile(
        String title,
        Instant asOf,
        HerokuPart heroku,
        InfisicalPart infisical,
        GitHubPart github,
        List<PlacePart> places) {

    record HerokuPart(
            Person owner,
            Person stranger,
            TokenDisplay listedTokens,
            TokenDisplay singleTokens,
            @Nullable List<String> grantsInstead,
            int pageSize,
            QuotaPart quota,
            List<AuthorizationPart> authorizations,
            List<AppPart> apps) {}

    record Person(String id, String email, String name, Instant created) {}

    record QuotaPart(int remaining, int refillPerMinute) {}

    record AuthorizationPart(
            String id,
            String description,
            List<String> scope,
            Instant created,
            @Nullable Instant revoked,
            @Nullable TokenForm token,
            @Nullable String suffix,
            @JsonProperty("default") boolean isDefault) {

        AuthorizationPart {
            requireNonNull(id, "an authorization needs an id");
            requireNonNull(description, "the authorization " + id + " needs a description");
            requireNonNull(scope, "the authorization " + id + " needs a scope");
            requireNonNull(created, "the authorization " + id + " needs the time it was created");
        }
    }

    record AppPart(
            String id,
            String name,
            Instant created,
            List<String> dynos,
            @Nullable Duration restartTakes) {

        AppPart {
            requireNonNull(name, "an app needs a name");
            requireNonNull(id, "the app " + name + " needs an id");
            requireNonNull(created, "the app " + name + " needs the time it was created");
            requireNonNull(dynos, "the app " + name + " needs its dynos");
        }
    }

    record InfisicalPart(String project, boolean approval) {}

    record GitHubPart(String repository, String workflow) {}

    /**
     * One place: {@code role} says whether the written configuration names it, exactly one of the four kinds says what it
     * is, {@code holds} is the id of the authorization whose token it holds.
     */
    record PlacePart(
            String id,
            Role role,
            @Nullable VaultPart vault,
            @Nullable ActionsPart actions,
            @Nullable ConfigVarPart configVar,
            @Nullable SessionPart session,
            @Nullable String holds,
            @Nullable Instant written) {

        PlacePart {
            requireNonNull(id, "a place needs an id");
            requireNonNull(role, "the place " + id + " needs a role: store or other");
        }
    }

    enum Role {
        STORE,
        OTHER
    }

    record VaultPart(String environment, String path, String secret) {}

    record ActionsPart(String repository, @Nullable String environment, String secret) {}

    record ConfigVarPart(String app, String name) {}

    record SessionPart(String variable, @Nullable String follows) {}
}
