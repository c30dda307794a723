package dev.keyrota.sandbox.github;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Users and organizations, and their repositories, with all the keys that GitHub's description requires. */
final class OwnerJson {

    private static final List<String> USER_LINKS = List.of(
            "followers",
            "following",
            "gists",
            "starred",
            "subscriptions",
            "organizations:orgs",
            "repos",
            "events",
            "received_events");

    private static final List<String> REPOSITORY_LINKS = List.of(
            "archive",
            "assignees",
            "blobs",
            "branches",
            "collaborators",
            "comments",
            "commits",
            "compare",
            "contents",
            "contributors",
            "deployments",
            "downloads",
            "events",
            "forks",
            "git_commits",
            "git_refs",
            "git_tags",
            "hooks",
            "issue_comment",
            "issue_events",
            "issues",
            "keys",
            "labels",
            "languages",
            "merges",
            "milestones",
            "notifications",
            "pulls",
            "releases",
            "stargazers",
            "statuses",
            "subscribers",
            "subscription",
            "tags",
            "teams",
            "trees");

    private static final String BEGINNING = "2019-08-14T16:20:11Z";

    private OwnerJson() {}

    /** A user or an organization, as it stands in other things. */
    static Map<String, @Nullable Object> simple(String login, boolean organization, String base) {
        String url = base + "/users/" + login;
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("login", login);
        json.put("id", id(login));
        json.put("node_id", "U_" + id(login));
        json.put("avatar_url", web(base) + "/avatars/" + login);
        json.put("gravatar_id", "");
        json.put("url", url);
        json.put("html_url", web(base) + "/" + login);
        for (String link : USER_LINKS) {
            String[] names = link.split(":", 2);
            json.put(names[0] + "_url", url + "/" + names[names.length - 1]);
        }
        json.put("type", organization ? "Organization" : "User");
        json.put("site_admin", false);
        return json;
    }

    /** The user whose token was sent. */
    static Map<String, @Nullable Object> self(String login, String base) {
        Map<String, @Nullable Object> json = simple(login, false, base);
        List.of("name", "company", "blog", "location", "email", "hireable", "bio")
                .forEach(key -> json.put(key, null));
        List.of("public_repos", "public_gists", "followers", "following", "private_gists", "total_private_repos")
                .forEach(key -> json.put(key, 0));
        List.of("owned_private_repos", "disk_usage", "collaborators").forEach(key -> json.put(key, 0));
        json.put("created_at", BEGINNING);
        json.put("updated_at", BEGINNING);
        json.put("two_factor_authentication", true);
        return json;
    }

    /** A repository, as it stands in other things. */
    static Map<String, @Nullable Object> minimal(Repository repository, String base) {
        String url = base + "/repos/" + repository.fullName();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", repository.id());
        json.put("node_id", "R_" + repository.id());
        json.put("name", repository.name());
        json.put("full_name", repository.fullName());
        json.put("owner", simple(repository.owner(), repository.ownedByOrganization(), base));
        json.put("private", repository.isPrivate());
        json.put("html_url", web(base) + "/" + repository.fullName());
        json.put("description", null);
        json.put("fork", false);
        json.put("url", url);
        REPOSITORY_LINKS.forEach(link -> json.put(link + "_url", url + "/" + link));
        json.put("default_branch", repository.defaultBranch().name());
        return json;
    }

    /** A repository by itself. */
    static Map<String, @Nullable Object> full(Repository repository, String base) {
        Map<String, @Nullable Object> json = minimal(repository, base);
        String web = web(base) + "/" + repository.fullName();
        json.put("clone_url", web + ".git");
        json.put("git_url", "git" + web.substring(web.indexOf(':')) + ".git");
        json.put("ssh_url", "git@github.localhost:" + repository.fullName() + ".git");
        json.put("svn_url", web);
        List.of("homepage", "language", "mirror_url", "license").forEach(key -> json.put(key, null));
        List.of("forks", "forks_count", "stargazers_count", "watchers", "watchers_count", "size")
                .forEach(key -> json.put(key, 0));
        List.of("open_issues", "open_issues_count", "network_count", "subscribers_count")
                .forEach(key -> json.put(key, 0));
        List.of("has_projects", "has_wiki", "has_pages", "has_discussions", "archived", "disabled")
                .forEach(key -> json.put(key, false));
        json.put("has_issues", true);
        List.of("pushed_at", "created_at", "updated_at").forEach(key -> json.put(key, BEGINNING));
        json.put("visibility", repository.isPrivate() ? "private" : "public");
        json.put("permissions", Map.of("admin", true, "push", true, "pull", true));
        return json;
    }

    /** The address of the pages for people: the API's without its prefix. */
    static String web(String base) {
        return base.endsWith("/api/v3") ? base.substring(0, base.length() - "/api/v3".length()) : base;
    }

    private static int id(String login) {
        return login.hashCode() & Integer.MAX_VALUE;
    }
}
