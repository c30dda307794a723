package dev.keyrota.sandbox.heroku;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of the Platform API's answers, with every key that its schema lists and the docs' samples show. */
final class HerokuJson {

    private HerokuJson() {}

    static Map<String, @Nullable Object> authorization(ShownAuthorization shown) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("access_token", accessToken(shown));
        json.put("client", null);
        json.put("created_at", time(shown.createdAt()));
        json.put("description", shown.description());
        json.put("grant", null);
        json.put("id", shown.id());
        json.put("refresh_token", null);
        json.put("scope", shown.scope());
        json.put("session", null);
        json.put("updated_at", time(shown.updatedAt()));
        json.put("user", user(shown.owner()));
        return json;
    }

    static Map<String, @Nullable Object> account(Profile profile) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("acknowledged_msa", false);
        json.put("acknowledged_msa_at", null);
        json.put("allow_tracking", true);
        json.put("beta", false);
        json.put("country_of_residence", "United States");
        json.put("created_at", time(profile.createdAt()));
        json.put("default_organization", null);
        json.put("default_team", null);
        json.put("delinquent_at", null);
        json.put("eco_dynos_enabled", false);
        json.put("eco_dynos_shutdown_at", null);
        json.put("email", profile.email());
        json.put("federated", false);
        json.put("id", profile.id());
        json.put("identity_provider", null);
        json.put("italian_customer_terms", null);
        json.put("italian_partner_terms", null);
        json.put("last_login", time(profile.createdAt()));
        json.put("mfa_enabled", true);
        json.put("mfa_exemption", false);
        json.put("mfa_exemption_reason", null);
        json.put("mfa_experience", "required");
        json.put("name", profile.name());
        json.put("pipeline_cost_consent_at", null);
        json.put("sms_number", null);
        json.put("suspended_at", null);
        json.put("two_factor_authentication", true);
        json.put("updated_at", time(profile.createdAt()));
        json.put("verified", true);
        return json;
    }

    static Map<String, @Nullable Object> app(App app) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("acm", true);
        json.put("archived_at", null);
        json.put("base_image_name", null);
        json.put("build_stack", stack());
        json.put("buildpack_provided_description", null);
        json.put("buildpacks", null);
        json.put("created_at", time(app.releases().getFirst().createdAt()));
        json.put("current_build_architecture", List.of());
        json.put("generation", "cedar");
        json.put("git_url", "https://git.heroku.com/" + app.name() + ".git");
        json.put("id", app.id());
        json.put("internal_routing", null);
        json.put("maintenance", false);
        json.put("name", app.name());
        json.put("organization", null);
        json.put("owner", Map.of("email", app.owner().email(), "id", app.owner().id()));
        json.put("region", Map.of("id", "59accabd-516d-4f0e-83e6-6e3757701145", "name", "us"));
        json.put("released_at", time(app.newest().createdAt()));
        json.put("repo_size", null);
        json.put("slug_size", null);
        json.put("space", null);
        json.put("stack", stack());
        json.put("team", null);
        json.put("updated_at", time(app.newest().createdAt()));
        json.put("web_url", null);
        return json;
    }

    static Map<String, @Nullable Object> release(App app, Release release, Instant now) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("addon_plan_names", List.of());
        json.put("app", Map.of("id", app.id(), "name", app.name()));
        json.put("artifacts", List.of());
        json.put("created_at", time(release.createdAt()));
        json.put("current", release.equals(app.currentAt(now)));
        json.put("description", release.description());
        json.put("eligible_for_rollback", release.statusAt(now) == Release.Status.SUCCEEDED);
        json.put("id", release.id());
        json.put("output_stream_url", null);
        json.put("slug", null);
        json.put("status", release.statusAt(now).word());
        json.put("updated_at", time(release.createdAt()));
        json.put("user", Map.of("email", app.owner().email(), "id", app.owner().id()));
        json.put("version", release.version());
        return json;
    }

    static Map<String, @Nullable Object> dyno(App app, Dyno dyno) {
        String since = time(dyno.release().dynosUp());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("app", Map.of("id", app.id(), "name", app.name()));
        json.put("attach_url", null);
        json.put("command", "bin/start");
        json.put("created_at", since);
        json.put("id", dyno.id());
        json.put("name", dyno.name());
        json.put(
                "release",
                Map.of("id", dyno.release().id(), "version", dyno.release().version()));
        json.put("size", "Standard-1X");
        json.put("state", "up");
        json.put("type", dyno.name().substring(0, dyno.name().indexOf('.')));
        json.put("updated_at", since);
        return json;
    }

    /** An error body: {@code resource} only where something was not found, as the command line expects it. */
    static Map<String, @Nullable Object> error(String id, String message, String resource) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        if (!resource.isEmpty()) {
            json.put("resource", resource);
        }
        json.put("id", id);
        json.put("message", message);
        return json;
    }

    /** Heroku's times are whole seconds. */
    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static @Nullable Map<String, @Nullable Object> accessToken(ShownAuthorization shown) {
        if (shown.token() == null) {
            return null;
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("expires_in", shown.expiresIn());
        json.put("id", shown.tokenId());
        json.put("token", shown.token());
        return json;
    }

    private static Map<String, @Nullable Object> user(Profile owner) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", owner.id());
        json.put("email", owner.email());
        json.put("full_name", owner.name());
        return json;
    }

    private static Map<String, String> stack() {
        return Map.of("id", "69cb4abf-ee29-42ef-a8ab-7b7d1cdd6a5c", "name", "heroku-24");
    }
}
