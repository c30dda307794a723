package dev.keyrota.config;

import dev.keyrota.protocol.SessionId;
import java.nio.file.Path;
import java.util.Map;

/**
 * A shell that may hold the credential. It is looked at and never written.
 *
 * @param id its name in the file
 * @param variable the environment variable that holds the value in the shell
 * @param source where it is looked for
 */
public record SessionEntry(SessionId id, String variable, Source source) {
    public SessionEntry {
        Shape.VARIABLE.require("variable", variable);
    }

    /** Where a shell has its value from, and can be asked for it. */
    public sealed interface Source {
        /** The environment of this very process. */
        record Environment() implements Source {}

        /**
         * A file of lines {@code NAME=value} that the shell reads or leaves.
         *
         * @param path absolute
         */
        record EnvironmentFile(Path path) implements Source {}

        /** A generic password of the macOS Keychain, by its service and its account. */
        record Keychain(String service, String account) implements Source {
            public Keychain {
                Shape.KEYCHAIN_WORD.require("service", service);
                Shape.KEYCHAIN_WORD.require("account", account);
            }
        }

        /**
         * The only item of the freedesktop Secret Service with these attributes.
         *
         * @param attributes at least one
         */
        record SecretService(Map<String, String> attributes) implements Source {
            public SecretService {
                attributes = Map.copyOf(attributes);
                if (attributes.isEmpty()) {
                    throw new IllegalArgumentException("an item is found by one attribute at least");
                }
            }
        }
    }
}
