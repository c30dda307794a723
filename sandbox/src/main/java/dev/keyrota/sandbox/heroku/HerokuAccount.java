package dev.keyrota.sandbox.heroku;

import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.SandboxTokens;
import dev.keyrota.sandbox.SeededIds;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One Heroku account, with the part of the Platform API v3 that concerns its authorizations and config vars.
 *
 * <p>The first half is the API: each method takes the token of the caller first, spends one of the account's request
 * tokens, and answers as Heroku does. The second half is what only the sandbox may do: look behind the API, and change
 * things as an outsider would.
 *
 * <p>Sources for the API: the Platform API reference and schema, and devcenter.heroku.com/articles/oauth, read
 * 2026-11-22.
 */
public final class HerokuAccount {

    private static final String AUTHORIZATION = "OAuth authorization";
    private static final Pattern CONFIG_VAR = Pattern.compile("\\w+");

    private final SandboxClock clock;
    private final Profile profile;
    private final Profile stranger;
    private SeededIds ids;
    private HerokuPolicy policy = HerokuPolicy.USUAL;
    private Authorizations authorizations = Authorizations.NONE;
    private Apps apps = Apps.NONE;
    private Quota quota;

    /**
     * An account of {@code profile} without authorizations and apps, and with a full quota.
     *
     * @param stranger somebody with another account, whose keys authenticate too
     */
    public HerokuAccount(SandboxClock clock, SeededIds ids, Profile profile, Profile stranger) {
        this.clock = clock;
        this.ids = ids;
        this.profile = profile;
        this.stranger = stranger;
        this.quota = Quota.full(clock.instant());
    }

    /** An account of its own that is equal now, on another clock. Cheap: it shares all that is immutable. */
    public HerokuAccount copy(SandboxClock time) {
        HerokuAccount copy = new HerokuAccount(time, ids.copy(), profile, stranger);
        copy.policy = policy;
        copy.authorizations = authorizations;
        copy.apps = apps;
        copy.quota = quota;
        return copy;
    }

    // The API, as a caller with a token sees it.

    /** {@code GET /account}: whose token this is. Needs {@code global} or {@code identity}. */
    public HerokuReply<Profile> account(String token) {
        return as(token, Ability.READ_ACCOUNT, caller -> HerokuReply.answered(caller.owner()));
    }

    /** {@code GET /account/rate-limits}: how many request tokens are left. The one call that spends none. */
    public HerokuReply<Integer> rateLimit(String token) {
        if (authorizations.opening(token, clock.instant()).isEmpty()) {
            return HerokuReply.unauthorized();
        }
        quota = quota.at(clock.instant());
        return HerokuReply.answered(quota.remaining());
    }

    /** {@code GET /oauth/authorizations}: all live ones of the caller's account by id, on one page however many. */
    public HerokuReply<List<ShownAuthorization>> list(String token) {
        Instant now = clock.instant();
        return as(
                token,
                Ability.MANAGE_AUTHORIZATIONS,
                caller -> HerokuReply.answered(authorizations.listed(caller.owner(), now).stream()
                        .map(each -> ShownAuthorization.of(each, policy.listed(), now))
                        .toList()));
    }

    /** {@code GET /oauth/authorizations/{id}}; {@code ~} is the account's default authorization. */
    public HerokuReply<ShownAuthorization> info(String token, String id) {
        return withAuthorization(token, id, found -> found, policy.single());
    }

    /**
     * {@code POST /oauth/authorizations}.
     *
     * @param description null for Heroku's own words, {@code Long-lived user authorization}
     * @param scope null for {@code global}
     * @param expiresIn null for never
     */
    public HerokuReply<ShownAuthorization> create(
            String token, @Nullable String description, @Nullable List<String> scope, @Nullable Duration expiresIn) {
        if (scope != null && !(!scope.isEmpty() && Ability.SCOPES.containsAll(scope))) {
            return HerokuReply.invalid("Invalid scope: " + String.join(", ", scope));
        }
        if (expiresIn != null && !expiresIn.isPositive()) {
            return HerokuReply.invalid("Invalid expires_in: must be positive.");
        }
        return as(token, Ability.MANAGE_AUTHORIZATIONS, caller -> {
            String words = description == null ? "Long-lived user authorization" : description;
            List<String> asked = scope == null ? List.of("global") : scope;
            List<String> instead = policy.grantsInstead();
            Authorization made = made(caller.owner(), words, instead == null ? asked : instead, expiresIn);
            authorizations = authorizations.with(made);
            return HerokuReply.answered(ShownAuthorization.of(made, TokenDisplay.FULL, clock.instant()));
        });
    }

    /** {@code PATCH /oauth/authorizations/{id}}; null leaves the description as it is. */
    public HerokuReply<ShownAuthorization> update(String token, String id, @Nullable String description) {
        return withAuthorization(
                token,
                id,
                found -> description == null ? found : found.described(description, clock.instant()),
                policy.single());
    }

    /** {@code DELETE /oauth/authorizations/{id}}: its token stops working at once; an id that is dead already is 404. */
    public HerokuReply<ShownAuthorization> revoke(String token, String id) {
        return withAuthorization(token, id, found -> found.revoked(clock.instant()), policy.single());
    }

    /** {@code POST …/actions/regenerate-tokens}: the same authorization with another token, the old one dead at once. */
    public HerokuReply<ShownAuthorization> regenerate(String token, String id) {
        return withAuthorization(
                token,
                id,
                found -> found.regenerated(ids.uuid().toString(), SandboxTokens.herokuCurrent(ids), clock.instant()),
                TokenDisplay.FULL);
    }

    /** {@code GET /apps}: the caller's apps by name. */
    public HerokuReply<List<App>> apps(String token) {
        return as(token, Ability.READ_APPS, caller -> HerokuReply.answered(apps.of(caller.owner())));
    }

    /** {@code GET /apps/{id or name}}, and its releases and dynos, which come with it here. */
    public HerokuReply<App> app(String token, String idOrName) {
        return withApp(token, Ability.READ_APPS, idOrName, HerokuReply::answered);
    }

    /** {@code GET /apps/{id or name}/config-vars}: those of the newest release. */
    public HerokuReply<Map<String, String>> configVars(String token, String idOrName) {
        return withApp(
                token,
                Ability.READ_CONFIG,
                idOrName,
                app -> HerokuReply.answered(app.newest().configVars()));
    }

    /** {@code GET /apps/{id or name}/releases/{id or version}/config-vars}. */
    public HerokuReply<Map<String, String>> configVars(String token, String idOrName, String release) {
        return withApp(
                token,
                Ability.READ_CONFIG,
                idOrName,
                app -> app.releases().stream()
                        .filter(each -> each.id().equals(release)
                                || String.valueOf(each.version()).equals(release))
                        .findFirst()
                        .map(each -> HerokuReply.answered(each.configVars()))
                        .orElseGet(() -> HerokuReply.notFound("release", "release")));
    }

    /**
     * {@code PATCH /apps/{id or name}/config-vars}: sets these, removes those that are null, leaves the rest. It makes a
     * release and restarts the app's dynos.
     *
     * @return all config vars after it
     */
    public HerokuReply<Map<String, String>> patchConfigVars(
            String token, String idOrName, Map<String, @Nullable String> changes) {
        for (String name : changes.keySet()) {
            if (!CONFIG_VAR.matcher(name).matches()) {
                return HerokuReply.invalid("Invalid config var name: " + name);
            }
        }
        return withApp(token, Ability.WRITE_CONFIG, idOrName, app -> {
            App released = app.released(ids.uuid().toString(), changes, clock.instant());
            put(released);
            return HerokuReply.answered(released.newest().configVars());
        });
    }

    // Behind the API, for the sandbox alone.

    /** Whose account it is. */
    public Profile profile() {
        return profile;
    }

    /** Somebody else, with an account of their own. */
    public Profile stranger() {
        return stranger;
    }

    /** What its clock shows. */
    Instant now() {
        return clock.instant();
    }

    public HerokuPolicy policy() {
        return policy;
    }

    public void policy(HerokuPolicy next) {
        policy = next;
    }

    /** Every authorization of this account that ever was, dead ones included, in the order they were made. */
    public List<Authorization> everyAuthorization() {
        return authorizations.all().stream()
                .filter(each -> each.owner().equals(profile))
                .toList();
    }

    /** Every authorization of somebody else that ever was, in the order they were made. */
    public List<Authorization> foreignAuthorizations() {
        return authorizations.all().stream()
                .filter(each -> !each.owner().equals(profile))
                .toList();
    }

    /** The authorization whose token {@code value} is or was, dead or alive, of whatever account. */
    public Optional<Authorization> knowing(String value) {
        return authorizations.knowing(value);
    }

    /** Whether {@code value} authenticates now. */
    public boolean opens(String value) {
        return authorizations.opening(value, clock.instant()).isPresent();
    }

    /** Puts this authorization there as it is, in place of the one of the same id. */
    public void put(Authorization authorization) {
        authorizations = authorizations.with(authorization);
    }

    /** The authorization of this id becomes the account's default one, {@code ~}. */
    public void makeDefault(String id) {
        authorizations = authorizations.withDefault(id);
    }

    /** Somebody makes an authorization at the dashboard. */
    public Authorization authorize(Profile owner, String description, List<String> scope) {
        Authorization made = made(owner, description, scope, null);
        put(made);
        return made;
    }

    /** Somebody revokes an authorization at the dashboard; nothing happens where no live one has this id. */
    public void revokeFromOutside(String id) {
        Instant now = clock.instant();
        authorizations.live(id, profile, now).ifPresent(found -> put(found.revoked(now)));
    }

    /** Puts this app there, in place of the one of the same name. */
    public void put(App app) {
        apps = apps.with(app);
    }

    /** The app of this name, with what its dynos run. */
    public Optional<App> app(String name) {
        return apps.named(name);
    }

    /** Somebody rolls an app back to one of its releases; nothing happens where there is no such app or release. */
    public void rollBack(String app, int version) {
        apps.named(app)
                .flatMap(each -> each.releases().stream()
                        .filter(release -> release.version() == version)
                        .map(release -> each.rolledBack(ids.uuid().toString(), release, clock.instant()))
                        .findFirst())
                .ifPresent(this::put);
    }

    /** What the config var of an app holds now; empty where there is no such app or variable. */
    public Optional<Held> held(String app, String variable) {
        return apps.named(app)
                .map(App::newest)
                .filter(release -> release.configVars().containsKey(variable))
                .map(release -> new Held(release.configVars().getOrDefault(variable, ""), release.createdAt()));
    }

    /** Somebody sets the config var at the dashboard, or removes it with null. */
    public void place(String app, String variable, @Nullable String value) {
        Map<String, @Nullable String> change = new LinkedHashMap<>();
        change.put(variable, value);
        apps.named(app)
                .map(each -> each.released(ids.uuid().toString(), change, clock.instant()))
                .ifPresent(this::put);
    }

    /**
     * Sets the account's quota.
     *
     * @param remaining how many request tokens are left now
     * @param refillPerMinute how many come back in a minute, up to 4,500
     */
    public void quota(int remaining, int refillPerMinute) {
        quota = Quota.of(4_500, refillPerMinute, remaining, clock.instant());
    }

    /** How many request tokens are left, for the header {@code RateLimit-Remaining}. */
    public int remaining() {
        return quota.remaining();
    }

    /** From here on it draws other ids and tokens than a copy made before does: what a lie answered never comes true. */
    public void redraw() {
        ids = ids.fork("redraw");
    }

    private <T> HerokuReply<T> as(String token, Ability ability, Function<Authorization, HerokuReply<T>> deed) {
        Optional<Authorization> caller = authorizations.opening(token, clock.instant());
        if (caller.isEmpty()) {
            return HerokuReply.unauthorized();
        }
        quota = quota.at(clock.instant());
        if (quota.remaining() == 0) {
            return HerokuReply.rateLimited();
        }
        quota = quota.spent();
        return ability.grantedBy(caller.get().scope()) ? deed.apply(caller.get()) : HerokuReply.forbidden();
    }

    private HerokuReply<ShownAuthorization> withAuthorization(
            String token, String id, Function<Authorization, Authorization> change, TokenDisplay display) {
        return as(token, Ability.MANAGE_AUTHORIZATIONS, caller -> {
            Optional<Authorization> found = authorizations.live(id, caller.owner(), clock.instant());
            if (found.isEmpty()) {
                return HerokuReply.notFound("authorization", AUTHORIZATION);
            }
            Authorization changed = change.apply(found.get());
            if (!changed.equals(found.get())) {
                put(changed);
            }
            return HerokuReply.answered(ShownAuthorization.of(changed, display, clock.instant()));
        });
    }

    private <T> HerokuReply<T> withApp(
            String token, Ability ability, String idOrName, Function<App, HerokuReply<T>> deed) {
        return as(
                token,
                ability,
                caller -> apps.found(idOrName, caller.owner())
                        .map(deed)
                        .orElseGet(() -> HerokuReply.notFound("app", "app")));
    }

    private Authorization made(Profile owner, String description, List<String> scope, @Nullable Duration expiresIn) {
        Instant now = clock.instant();
        return new Authorization(
                ids.uuid().toString(),
                owner,
                description,
                scope,
                now,
                now,
                ids.uuid().toString(),
                SandboxTokens.herokuCurrent(ids),
                List.of(),
                expiresIn == null ? null : now.plus(expiresIn),
                null);
    }
}
