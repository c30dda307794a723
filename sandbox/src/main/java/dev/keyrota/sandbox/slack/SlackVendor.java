package dev.keyrota.sandbox.slack;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Call;
import dev.keyrota.sandbox.Message;
import dev.keyrota.sandbox.Vendor;
import dev.keyrota.sandbox.worlds.World;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Slack's {@code chat.postMessage} and incoming webhooks.
 *
 * <p>As the real one, {@code chat.postMessage} answers 200 also when it fails, with {@code "ok": false} and a word
 * (api.slack.com/methods/chat.postMessage, read 2026-11-22); a webhook answers in plain text. Any token that begins with
 * {@code xoxb-} is a bot's.
 */
public final class SlackVendor implements Vendor<World> {

    private static final String POST = "slack.post";

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public Optional<String> callName(Call call) {
        return isMethod(call) || isWebhook(call) ? Optional.of(POST) : Optional.empty();
    }

    @Override
    public Answer answer(World world, Call call) {
        if (isWebhook(call)) {
            return webhook(world, call);
        }
        return isMethod(call) ? method(world, call) : refused("unknown_method");
    }

    /** Nobody calls Slack with a Heroku token. */
    @Override
    public Optional<String> caller(World world, Call call) {
        return Optional.empty();
    }

    private static boolean isMethod(Call call) {
        return call.method().equals("POST") && call.segments().equals(List.of("api", "chat.postMessage"));
    }

    private static boolean isWebhook(Call call) {
        return call.method().equals("POST")
                && call.segments().size() == 4
                && call.segments().getFirst().equals("services");
    }

    private static Answer method(World world, Call call) {
        String authorization = call.header("authorization").orElse("");
        if (!authorization.startsWith("Bearer xoxb-")) {
            return refused(authorization.isEmpty() ? "not_authed" : "invalid_auth");
        }
        JsonNode body = body(call);
        String channel = body.path("channel").asString("");
        if (channel.isEmpty()) {
            return refused("channel_not_found");
        }
        if (said(body).isEmpty()) {
            return refused("no_text");
        }
        world.send(new Message(channel, said(body)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ok", true);
        json.put("channel", channel);
        json.put("ts", world.clock().instant().getEpochSecond() + ".000100");
        return Answer.json(200, json);
    }

    private static Answer webhook(World world, Call call) {
        String text = said(body(call));
        if (text.isEmpty()) {
            return plain(400, "no_text");
        }
        world.send(new Message("webhook", text));
        return plain(200, "ok");
    }

    private static String said(JsonNode body) {
        return body.path("text").asString("");
    }

    private static JsonNode body(Call call) {
        try {
            return JsonMapper.shared().readTree(call.body());
        } catch (JacksonException _) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    private static Answer refused(String word) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ok", false);
        json.put("error", word);
        return Answer.json(200, json);
    }

    private static Answer plain(int status, String text) {
        return new Answer(status, Map.of("Content-Type", List.of("text/plain")), text.getBytes(StandardCharsets.UTF_8));
    }
}
