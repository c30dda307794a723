package dev.keyrota.config.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The keys that a mapping may have, each with an example of its value for hints. */
public final class Keys {
    private final Map<String, String> examples;

    private Keys(Map<String, String> examples) {
        this.examples = Collections.unmodifiableMap(examples);
    }

    /** Of lines such as {@code identity: you@example.com}: a key, a colon, an example. */
    public static Keys of(String... lines) {
        Map<String, String> examples = new LinkedHashMap<>();
        for (String line : lines) {
            examples.put(line.substring(0, line.indexOf(':')), line);
        }
        return new Keys(examples);
    }

    /** These and those. */
    public Keys and(Keys more) {
        Map<String, String> both = new LinkedHashMap<>(examples);
        both.putAll(more.examples);
        return new Keys(both);
    }

    /** The names, in the order in which they are best written. */
    public Set<String> names() {
        return examples.keySet();
    }

    String example(String key) {
        return examples.getOrDefault(key, key + ": …");
    }
}
