package dev.keyrota.connectors.github;

import dev.keyrota.connectors.http.Request;
import dev.keyrota.protocol.Reply;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The default branch of a repository, asked for once. Safe for use by many threads. */
final class DefaultBranch {
    private final GitHub github;
    private final RepositoryName repository;
    private @Nullable String kept;

    DefaultBranch(GitHub github, RepositoryName repository) {
        this.github = github;
        this.repository = repository;
    }

    /** Its name. */
    synchronized Reply<String> name() {
        if (kept != null) {
            return new Reply.Answered<>(kept);
        }
        Request request = Request.get("github.repository.get", "repos", repository.owner(), repository.name());
        return github.json(request, answer -> answer.at("default_branch").as(GitHubNames::branch))
                .map(name -> {
                    kept = name;
                    return name;
                });
    }

    /** Has the name asked for again, since it may have been changed. */
    synchronized void forget() {
        kept = null;
    }

    /** The commit that it points at now. */
    Reply<String> head(String branch) {
        String[] path = Stream.concat(
                        Stream.of("repos", repository.owner(), repository.name(), "git", "ref", "heads"),
                        Stream.of(branch.split("/", -1)))
                .toArray(String[]::new);
        return github.json(
                Request.get("github.ref.get", path),
                answer -> answer.at("object").at("sha").text());
    }
}
