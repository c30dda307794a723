package dev.keyrota.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CHANGELOG.md keeps the shape of keepachangelog.com 1.1.0, so that people and tools find a version in it. */
class ChangelogTest {
    private static final Pattern VERSION =
            Pattern.compile("## \\[(Unreleased]|\\d+\\.\\d+\\.\\d+] - \\d{4}-\\d{2}-\\d{2})");
    private static final Set<String> KINDS = Set.of("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security");

    @Test
    void the_changelog_keeps_its_shape() throws IOException {
        assertThat(breaches(Files.readString(House.ours().root().resolve("CHANGELOG.md"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'# Changes\n## [Unreleased]', the first line is # Changelog",
        "'# Changelog\n## [1.0.0] - 2026-11-22', the first version is ## [Unreleased]",
        "'# Changelog\n## [Unreleased]\n## 1.0', '## 1.0 is neither [Unreleased] nor [1.2.3] - 2026-11-22'",
        "'# Changelog\n## [Unreleased]\n### Things', 'Things is none of Added, Changed, Deprecated, Fixed, Removed, Security'",
        "'# Changelog\n## [Unreleased]\n* star', 'an entry begins with a dash: * star'",
    })
    void another_shape_is_found(String changelog, String breach) {
        assertThat(breaches(changelog)).contains(breach);
    }

    private static List<String> breaches(String changelog) {
        List<String> lines = changelog.lines().toList();
        List<String> breaches = new ArrayList<>();
        if (!lines.getFirst().equals("# Changelog")) {
            breaches.add("the first line is # Changelog");
        }
        List<String> versions =
                lines.stream().filter(line -> line.startsWith("## ")).toList();
        if (versions.isEmpty() || !versions.getFirst().equals("## [Unreleased]")) {
            breaches.add("the first version is ## [Unreleased]");
        }
        versions.stream()
                .filter(line -> !VERSION.matcher(line).matches())
                .forEach(line -> breaches.add(line + " is neither [Unreleased] nor [1.2.3] - 2026-11-22"));
        lines.stream()
                .filter(line -> line.startsWith("### ") && !KINDS.contains(line.substring(4)))
                .forEach(line -> breaches.add(line.substring(4) + " is none of "
                        + String.join(", ", KINDS.stream().sorted().toList())));
        lines.stream()
                .filter(line -> line.startsWith("* "))
                .forEach(line -> breaches.add("an entry begins with a dash: " + line));
        return breaches;
    }
}
