package dev.keyrota.sandbox.heroku;

import dev.keyrota.sandbox.Answer;
import dev.keyrota.sandbox.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One line of the API's table.
 *
 * @param path the segments, {@code *} for a variable one
 * @param callName what faults and the log call it
 */
record HerokuEndpoint(String method, List<String> path, String callName, Function<HerokuRequest, Answer> answer) {

    /** The variable segments of a call to this endpoint; empty where the call goes elsewhere. */
    Optional<List<String>> matching(Call call) {
        List<String> segments = call.segments();
        if (!call.method().equals(method) || segments.size() != path.size()) {
            return Optional.empty();
        }
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            if (path.get(i).equals("*")) {
                arguments.add(segments.get(i));
            } else if (!path.get(i).equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(arguments);
    }
}
