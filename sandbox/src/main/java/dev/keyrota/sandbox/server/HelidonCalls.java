package dev.keyrota.sandbox.server;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Call;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Between Helidon's requests and responses and the sandbox's calls and answers. */
final class HelidonCalls {

    private HelidonCalls() {}

    static Call call(ServerRequest request) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : request.headers()) {
            headers.put(header.headerName().lowerCase(), header.allValues());
        }
        try (InputStream body = request.content().inputStream()) {
            return new Call(
                    request.prologue().method().text(),
                    request.path().rawPath(),
                    query(request.query().rawValue()),
                    headers,
                    body.readAllBytes());
        }
    }

    static void send(ServerResponse response, Answer answer, boolean keepAlive) {
        head(response, answer);
        if (!keepAlive) {
            response.header(HeaderNames.CONNECTION, "close");
        }
        if (answer.body().length == 0) {
            response.send();
        } else {
            response.send(answer.body());
        }
    }

    /** Sends the head as if the whole body were to come, and that many bytes of it. */
    static void sendPart(ServerResponse response, Answer answer, int bytes) throws IOException {
        head(response, answer);
        response.contentLength(answer.body().length);
        OutputStream out = response.outputStream();
        out.write(answer.body(), 0, bytes);
        out.flush();
    }

    private static void head(ServerResponse response, Answer answer) {
        response.status(Status.create(answer.status()));
        answer.headers().forEach((name, values) -> response.header(name, values.toArray(String[]::new)));
    }

    private static Map<String, List<String>> query(String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        Pattern.compile("&").splitAsStream(raw).filter(each -> !each.isEmpty()).forEach(each -> {
            int equals = each.indexOf('=');
            String name = equals < 0 ? each : each.substring(0, equals);
            String value = equals < 0 ? "" : each.substring(equals + 1);
            query.computeIfAbsent(Call.decoded(name), _ -> new ArrayList<>()).add(Call.decoded(value));
        });
        return query;
    }
}
