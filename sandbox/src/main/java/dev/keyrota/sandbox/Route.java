package dev.keyrota.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One line of a vendor's table of endpoints.
 *
 * @param method in capitals
 * @param path the segments, {@code *} for a variable one
 * @param callName what faults and the log call it
 * @param answer what it does, for a request of the vendor's own kind
 */
public record Route<R>(String method, List<String> path, String callName, Function<R, Answer> answer) {

    /** A route whose path is written with slashes, for example {@code repos/*}{@code /*}. */
    public static <R> Route<R> on(String method, String path, String callName, Function<R, Answer> answer) {
        return new Route<>(method, Pattern.compile("/").splitAsStream(path).toList(), callName, answer);
    }

    /** The variable segments of a call to this route; empty where the call goes elsewhere. */
    public Optional<List<String>> matching(String calledMethod, List<String> segments) {
        if (!calledMethod.equals(method) || segments.size() != path.size()) {
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
