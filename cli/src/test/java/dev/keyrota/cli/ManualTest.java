package dev.keyrota.cli;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.workbench.Surroundings;
import dev.keyrota.config.ConfigurationException;
import dev.keyrota.config.ConfigurationReader;
import dev.keyrota.config.ConfigurationSchema;
import dev.keyrota.connectors.github.ProbeWorkflow;
import dev.keyrota.protocol.Stop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The manual says what is so. Its sessions are checked by tidy's SnippetsTest; here it is held against the command line, the configuration's
 * schema, the reasons to stop and the exit codes, as they ship.
 */
class ManualTest {
    private static final Path ROOT = root();
    private static final Path MANUAL = ROOT.resolve("docs/manual");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w*$(.*?)^```$");
    private static final Pattern COMMAND = Pattern.compile("(?m)^(?:\\$ |\\./|  *)?keyrota((?: [^#|<>&\n]*)?)");
    private static final Pattern ROW = Pattern.compile("\\| `?([^`|]+?)`? \\|(.*)");
    private static final Map<String, String> THEN = Map.ofEntries(
            entry("again", "`keyrota resume` (`keyrota plan` where no run was begun)"),
            entry(
                    "break-glass",
                    "`keyrota rotate CREDENTIAL --break-glass --authorized-by NAME` (`resume` where a run was begun)"),
            entry("resume", "`keyrota resume`"),
            entry("plan", "`keyrota plan CREDENTIAL`"),
            entry("status", "`keyrota status CREDENTIAL`"),
            entry("doctor", "`keyrota doctor CREDENTIAL`"),
            entry("adopt", "`keyrota adopt CREDENTIAL --id UUID`"),
            entry("drift", "`keyrota drift CREDENTIAL`"),
            entry("recover", "`keyrota recover CREDENTIAL`"),
            entry("abort", "`keyrota abort`"),
            entry("inventory", "`keyrota inventory`"));

    @Test
    void every_command_in_a_document_is_one_that_the_program_understands() throws IOException {
        List<String> commands = commands(documents());

        assertThat(commands).hasSizeGreaterThan(20);
        assertThat(notUnderstood(commands)).isEmpty();
    }

    @Test
    void the_control_a_command_that_is_not_there_is_found() throws IOException {
        String page =
                "```\n$ keyrota status\nkeyrota rotat it   # no\n```\n```sh\n./keyrota plan it --hash 1 | jq\n```\nkeyrota nothing\n";

        assertThat(notUnderstood(commands(page))).containsExactly("rotat it", "plan it --hash 1");
    }

    @Test
    void every_key_of_the_configuration_is_documented_and_no_other() throws IOException {
        assertThat(tables(page("configuration.md"))).isEqualTo(keys());
    }

    @Test
    void the_control_a_key_that_is_missing_or_made_up_or_required_is_found() throws IOException {
        String page = page("configuration.md");

        assertThat(tables(page.replaceFirst("\n\\| `quiescence`.*", ""))).isNotEqualTo(keys());
        assertThat(tables(page.replaceFirst("\\| `overlap`", "| `overlapp`"))).isNotEqualTo(keys());
        assertThat(tables(page.replaceFirst("\\| `identity` \\| yes", "| `identity` | ")))
                .isNotEqualTo(keys());
    }

    @Test
    void the_example_is_a_configuration_without_a_mistake() throws IOException, ConfigurationException {
        Path file = MANUAL.resolve("keyrota.yaml");

        assertThat(ConfigurationReader.parse(file, Files.readString(file)).credentials())
                .hasSize(1);
    }

    @Test
    void the_probe_workflow_is_the_one_that_ships() throws IOException {
        ProbeWorkflow shipped = new ProbeWorkflow(
                "HEROKU_API_KEY", null, URI.create("https://api.heroku.com/account"), "ubuntu-latest");

        assertThat(page("keyrota-probe.yml")).isEqualTo(shipped.text());
    }

    /** After a change of stops.properties, {@code -Dmanual.write=true} writes the table anew. */
    @Test
    void every_reason_to_stop_is_in_the_table_as_the_program_tells_it() throws IOException {
        String page = page("stops.md");
        String table = stops();
        String found = table(page, "<!-- stops -->");
        if (Boolean.getBoolean("manual.write")) {
            Files.writeString(MANUAL.resolve("stops.md"), page.replace(found, table));
            return;
        }
        assertThat(found).isEqualTo(table);
    }

    @Test
    void every_exit_code_is_in_the_table() throws IOException {
        List<String> codes = Pattern.compile("(?m)^\\| (\\d+) \\|")
                .matcher(page("stops.md"))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(codes)
                .containsExactlyElementsOf(Arrays.stream(ExitCode.values())
                        .map(each -> Integer.toString(each.code()))
                        .toList());
    }

    private static List<String> notUnderstood(List<String> commands) {
        return commands.stream().filter(words -> !isUnderstood(words)).toList();
    }

    private static boolean isUnderstood(String words) {
        Surroundings nowhere = new Surroundings(
                new BufferedReader(Reader.nullReader()),
                () -> new char[0],
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                Surroundings.Terminals.NONE,
                Map.of(),
                "ada",
                "workstation",
                1,
                Path.of("nowhere"),
                new HastyTime(),
                new SecureRandom());
        try {
            new Program(nowhere).commands().parseArgs(words.isEmpty() ? new String[0] : words.split(" +", -1));
            return true;
        } catch (ParameterException _) {
            return false;
        }
    }

    private static List<String> commands(String text) {
        return BLOCK.matcher(text)
                .results()
                .flatMap(block -> COMMAND.matcher(block.group(1)).results())
                .map(command -> command.group(1).strip())
                .toList();
    }

    /** By the name of the schema's part: each key, and whether it is required. */
    private static Map<String, Set<String>> tables(String page) {
        return Pattern.compile("<!-- keys: (\\w+) -->")
                .matcher(page)
                .results()
                .collect(Collectors.toMap(
                        name -> name.group(1),
                        name -> table(page, name.group())
                                .lines()
                                .skip(2)
                                .map(ManualTest::key)
                                .collect(Collectors.toSet())));
    }

    private static String key(String row) {
        MatchResult cells = ROW.matcher(row).results().findFirst().orElseThrow();
        return cells.group(1) + (cells.group(2).startsWith(" yes ") ? ", required" : "");
    }

    private static Map<String, Set<String>> keys() {
        JsonNode schema = JsonMapper.shared().readTree(ConfigurationSchema.text());
        Map<String, Set<String>> keys = schema.path("$defs").properties().stream()
                .filter(part -> part.getValue().path("additionalProperties").isBoolean())
                .collect(Collectors.toMap(Map.Entry::getKey, part -> keys(part.getValue())));
        keys.put("top", keys(schema));
        return keys;
    }

    private static Set<String> keys(JsonNode part) {
        List<String> required =
                part.path("required").valueStream().map(JsonNode::asString).toList();
        return part.path("properties").propertyNames().stream()
                .map(key -> required.contains(key) ? key + ", required" : key)
                .collect(Collectors.toSet());
    }

    private static String stops() throws IOException {
        Properties texts = new Properties();
        try (InputStream in = ManualTest.class.getResourceAsStream("telling/stops.properties")) {
            texts.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        }
        return Arrays.stream(Stop.values())
                .flatMap(stop -> Stream.of("", ".recovery", ".clean-up").map(kind -> row(texts, stop, kind)))
                .collect(Collectors.joining(
                        "", "| reason | what happened | what to decide | then |\n|---|---|---|---|\n", ""));
    }

    /** @param kind {@code .recovery} for what is said of a recovery in other words, {@code .clean-up} of a clean-up; else empty */
    private static String row(Properties texts, Stop stop, String kind) {
        String key = stop + kind;
        if (!texts.containsKey(key + ".happened")) {
            return "";
        }
        String of = kind.isEmpty() ? "" : ", of a " + kind.substring(1);
        return "| `" + stop.name().toLowerCase(Locale.ROOT) + "`" + of + " | " + words(texts, key + ".happened") + " | "
                + words(texts, key + ".decide") + " | "
                + Objects.requireNonNull(THEN.get(texts.getProperty(key + ".command")), stop::name) + " |\n";
    }

    private static String words(Properties texts, String key) {
        return texts.getProperty(key).replaceAll("\\{place\\|([^}]*)}", "$1");
    }

    /** The table behind a comment. */
    private static String table(String page, String comment) {
        int begin = page.indexOf(comment) + comment.length() + 1;
        return page.substring(begin)
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String page(String name) throws IOException {
        return Files.readString(MANUAL.resolve(name));
    }

    private static String documents() throws IOException {
        StringBuilder all = new StringBuilder(Files.readString(ROOT.resolve("README.md")));
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                all.append('\n').append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no mvnw above");
        }
        return folder;
    }
}
