package dev.keyrota.sandbox.infisical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Asking;
import dev.keyrota.sandbox.FactsData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replays calls that were recorded on a real server (code of June 2025) and compares status, the keys and types of the
 * answer, and every word that does not hang on an id, a time or a token.
 *
 * <p>The recording is a part of a longer session; {@link RecordedSession} does what is missing between two calls.
 */
class RecordedCallsTest {

    /** Things that hang on ids, times and tokens, and so differ from run to run. */
    private static final List<String> FREE = List.of("id", "_id", "createdAt", "updatedAt", "reqId", "accessToken");

    private final RecordedSession session = new RecordedSession();
    private final Map<String, List<String>> outcome = new TreeMap<>();

    @Test
    void answers_as_the_real_server_did() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (String line : Files.readAllLines(FactsData.file("infisical-observed.jsonl"))) {
            JsonNode recorded = JsonMapper.shared().readTree(line);
            compare(softly, recorded.get("case").stringValue(), recorded);
        }
        softly.assertAll();
        outcome.forEach((how, cases) -> System.out.printf("recorded Infisical calls %s: %d%n", how, cases.size()));
        outcome.getOrDefault("not compared", List.of()).forEach(each -> System.out.println("  " + each));
        assertThat(outcome.get("compared whole")).hasSize(97);
        assertThat(outcome.get("compared by status")).hasSize(3);
        assertThat(outcome.get("not compared")).hasSize(6);
    }

    private void compare(SoftAssertions softly, String name, JsonNode recorded) {
        JsonNode request = recorded.get("request");
        JsonNode expected = recorded.get("response");
        String target = request.get("url").stringValue().substring("BASE".length());
        if (target.startsWith("/api/v2/") || target.contains("/identities")) {
            note("not compared", name + ": administration of identities, which the sandbox does not serve");
            return;
        }
        Answer answer = session.replay(name, request, target);
        softly.assertThat(answer.status())
                .as(name)
                .isEqualTo(expected.get("status").intValue());
        softly.assertThat(answer.headers()).as(name).containsKey("ETag");
        if (expected.get("body").isObject()) {
            softly.assertThat(shape(Asking.tree(answer))).as(name).isEqualTo(shape(expected.get("body")));
            note("compared whole", name);
        } else if (expected.get("status").intValue() == 304) {
            softly.assertThat(answer.body()).as(name).isEmpty();
            note("compared whole", name);
        } else {
            note("compared by status", name + ": the recording of the body is cut short");
        }
    }

    private void note(String how, String what) {
        outcome.computeIfAbsent(how, _ -> new ArrayList<>()).add(what);
    }

    /** Each leaf by its path: its own words, or only its type where those are free. */
    private static Map<String, String> shape(JsonNode node) {
        Map<String, String> leaves = new TreeMap<>();
        collect("", node, leaves);
        return leaves;
    }

    private static void collect(String path, JsonNode node, Map<String, String> leaves) {
        if (node.isContainer() && !node.isEmpty()) {
            node.properties().forEach(entry -> {
                boolean free = FREE.contains(entry.getKey());
                if (free) {
                    leaves.put(
                            path + "/" + entry.getKey(),
                            entry.getValue().getNodeType().name());
                } else {
                    collect(path + "/" + entry.getKey(), entry.getValue(), leaves);
                }
            });
            for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
                collect(path + "/" + i, node.get(i), leaves);
            }
        } else {
            leaves.put(path, node.toString());
        }
    }
}
