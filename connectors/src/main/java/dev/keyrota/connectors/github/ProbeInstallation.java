package dev.keyrota.connectors.github;

import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.protocol.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What can be seen of a probe's workflow without starting it. Source: docs.github.com, "REST API endpoints for workflows" and "REST API
 * endpoints for repository contents", read 2026-11-22.
 *
 * @param file its name below {@code .github/workflows/}
 * @param state GitHub's word: {@code active}, or one that says who disabled it; foreign text
 * @param dispatchable whether the file on the default branch names {@code workflow_dispatch}, without which GitHub starts nothing;
 *     refused where the login may not read contents, which a rotation does not need
 */
public record ProbeInstallation(String file, String state, Reply<Boolean> dispatchable) {
    /** Lines end with a line feed and nothing else: were each carriage return a line's start, a file of them would take hours. */
    private static final Pattern DISPATCH = Pattern.compile("(?md)^[^#\\n]*\\bworkflow_dispatch\\b");

    public boolean isActive() {
        return state.equals("active");
    }

    /** {@code NOT_FOUND} where the repository has no such workflow. */
    static Reply<ProbeInstallation> look(GitHub github, RepositoryName repository, String file) {
        Request request = Request.get(
                "github.workflow.get", "repos", repository.owner(), repository.name(), "actions", "workflows", file);
        return github.json(request, workflow -> workflow.at("state").text())
                .map(state -> new ProbeInstallation(file, state, dispatchable(github, repository, file)));
    }

    private static Reply<Boolean> dispatchable(GitHub github, RepositoryName repository, String file) {
        return github.json(ProbeRuns.file(repository, file), ProbeInstallation::isDispatchable);
    }

    private static boolean isDispatchable(Json file) {
        String text = file.at("content")
                .as(content ->
                        new String(Base64.getDecoder().decode(content.replace("\n", "")), StandardCharsets.UTF_8));
        return DISPATCH.matcher(text).find();
    }
}
