package dev.keyrota.rehearsal;

import dev.keyrota.connectors.Issuer;
import dev.keyrota.connectors.Secret;
import dev.keyrota.protocol.Account;
import dev.keyrota.protocol.Authorization;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.sandbox.SandboxTokens;
import dev.keyrota.sandbox.heroku.App;
import dev.keyrota.sandbox.heroku.HerokuReply;
import dev.keyrota.sandbox.heroku.ShownAuthorization;
import dev.keyrota.sandbox.worlds.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sandbox's Heroku without sockets. */
final class SimulatedIssuer implements Issuer {
    private final Line line;

    SimulatedIssuer(Line line) {
        this.line = line;
    }

    @Override
    public Reply<Account> account(Secret key) {
        return line.read(
                "heroku.account",
                world -> reply(world.heroku().account(taken(world, key)))
                        .map(found -> new Account(found.id(), found.email())));
    }

    @Override
    public Reply<Set<String>> apps(Secret key) {
        return line.read(
                "heroku.apps",
                world -> reply(world.heroku().apps(taken(world, key)))
                        .map(apps -> apps.stream().map(App::name).collect(Collectors.toUnmodifiableSet())));
    }

    @Override
    public Reply<Listing> list(Secret key) {
        return line.read(
                "heroku.authorizations.list",
                world -> reply(world.heroku().list(taken(world, key)))
                        .map(list -> new Listing(
                                list.stream().map(SimulatedIssuer::listed).toList(),
                                world.clock().instant())));
    }

    @Override
    public Reply<Listed> info(Secret key, AuthorizationId id) {
        return line.read(
                "heroku.authorizations.get",
                world -> reply(world.heroku().info(taken(world, key), id.value()))
                        .map(SimulatedIssuer::listed));
    }

    @Override
    public Reply<Minted> create(Secret key, Order order) {
        String token = text(key);
        return line.deed(
                "heroku.authorizations.create",
                order.description(),
                world -> reply(world.heroku()
                                .create(
                                        line.takenFor(world, token),
                                        order.description(),
                                        List.copyOf(order.scope()),
                                        expiresIn(order)))
                        .map(made -> new Minted(open(made), Secret.ofText(line.told(world, token(made))))));
    }

    private static @Nullable Duration expiresIn(Order order) {
        return order.expiresInSeconds() == null ? null : Duration.ofSeconds(order.expiresInSeconds());
    }

    @Override
    public Reply<Authorization> revoke(Secret key, AuthorizationId id) {
        String token = text(key);
        return line.deed(
                "heroku.authorizations.revoke",
                id.value(),
                world -> reply(world.heroku().revoke(line.takenFor(world, token), id.value()))
                        .map(SimulatedIssuer::open));
    }

    @Override
    public Reply<Keeping> keeping(Secret key) {
        return line.read(
                "heroku.config.read all",
                world -> reply(world.heroku().apps(taken(world, key)))
                        .map(apps -> new Keeping(
                                apps.stream().flatMap(SimulatedIssuer::kept).toList(), List.of())));
    }

    private static Stream<Kept> kept(App app) {
        return app.newest().configVars().entrySet().stream()
                .filter(variable -> SandboxTokens.looksLikeSandbox(variable.getValue()))
                .map(variable ->
                        new Kept(app.name() + "/" + variable.getKey(), Secret.ofText(variable.getValue()), true));
    }

    @Override
    public Reply<OptionalInt> remaining(Secret key) {
        return line.read(
                "heroku.rate-limits",
                world -> reply(world.heroku().rateLimit(taken(world, key))).map(OptionalInt::of));
    }

    private String taken(World world, Secret key) {
        return line.takenFor(world, text(key));
    }

    static String text(Secret key) {
        return key.reveal(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static String token(ShownAuthorization shown) {
        if (shown.token() == null) {
            throw new IllegalStateException("the sandbox shows a fresh token");
        }
        return shown.token();
    }

    private static Listed listed(ShownAuthorization shown) {
        return new Listed(open(shown), tokenOf(shown.token()));
    }

    private static Token tokenOf(@Nullable String token) {
        if (token == null) {
            return new Token.Hidden();
        }
        int mask = token.indexOf("**********");
        if (mask < 0) {
            return new Token.Whole(Secret.ofText(token));
        }
        String head = token.substring(0, mask);
        String tail = token.substring(mask + 10);
        return new Token.Masked(secret -> tail.length() >= 4
                && text(secret).startsWith(head)
                && text(secret).endsWith(tail));
    }

    private static Authorization open(ShownAuthorization shown) {
        return new Authorization(
                new AuthorizationId(shown.id()),
                shown.description(),
                Set.copyOf(shown.scope()),
                shown.createdAt(),
                shown.owner().id(),
                null,
                shown.expiresIn());
    }

    static <T> Reply<T> reply(HerokuReply<T> reply) {
        return switch (reply) {
            case HerokuReply.Answered<T>(var value) -> new Reply.Answered<>(value);
            case HerokuReply.Refused<T>(var status, var _, var _, var _) ->
                new Reply.Refused<>(
                        switch (status) {
                            case 401 -> Refusal.UNAUTHENTICATED;
                            case 403 -> Refusal.FORBIDDEN;
                            case 404 -> Refusal.NOT_FOUND;
                            case 429 -> Refusal.RATE_LIMITED;
                            default -> Refusal.INVALID;
                        });
        };
    }
}
