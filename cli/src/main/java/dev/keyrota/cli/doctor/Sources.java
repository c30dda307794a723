package dev.keyrota.cli.doctor;

import dev.keyrota.config.SessionEntry;
import dev.keyrota.config.SessionEntry.Source;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is said of the places in which sessions are looked for. */
final class Sources {
    private Sources() {}

    /** That there is nothing. */
    static String emptiness(SessionEntry session) {
        return switch (session.source()) {
            case Source.Environment() -> session.variable() + " holds no key here";
            case Source.EnvironmentFile(var path) -> path + " holds no " + session.variable();
            case Source.Keychain(var service, var account) ->
                "the Keychain has no password of service " + service + " and account " + account;
            case Source.SecretService(var attributes) -> "the Secret Service has no item with " + words(attributes);
        };
    }

    /** What to do where nobody knows what is there. */
    static String remedy(SessionEntry session) {
        return switch (session.source()) {
            case Source.Environment() -> "see that the value is no longer than a key can be";
            case Source.EnvironmentFile _ -> "see that it is a file of lines NAME=value";
            case Source.Keychain(var service, var account) ->
                "see in Keychain Access that the password of service " + service + " and account " + account
                        + " is a key, and that `security` may read it";
            case Source.SecretService(var attributes) ->
                "see that `secret-tool search --all` finds one item with " + words(attributes)
                        + ", which holds a key and is not locked";
        };
    }

    private static String words(Map<String, String> attributes) {
        return new TreeMap<>(attributes)
                .entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(", "));
    }
}
