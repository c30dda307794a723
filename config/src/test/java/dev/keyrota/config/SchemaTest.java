package dev.keyrota.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.keyrota.config.problem.Problems;
import dev.keyrota.config.yaml.Document;
import dev.keyrota.config.yaml.Node;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class SchemaTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ConfigurationSchema.text(), InputFormat.JSON);
    private static final JsonNode TEXT = JsonMapper.shared().readTree(ConfigurationSchema.text());

    /** Shapes of a request, which no file has. */
    private static final Set<Shape> OF_REQUESTS = EnumSet.of(Shape.TICKET, Shape.PERSON);

    static Stream<Path> good() {
        return Samples.allGood();
    }

    static Stream<Path> bad() {
        return Samples.allBad();
    }

    @ParameterizedTest
    @MethodSource("good")
    void accepts_what_the_reader_accepts(Path file) throws ConfigurationException {
        ConfigurationReader.parse(file, Samples.text(file));
        assertThat(errors(Samples.text(file)).orElseThrow()).isEmpty();
    }

    @Test
    void accepts_what_init_writes() {
        assertThat(errors(ConfigurationTemplate.text()).orElseThrow()).isEmpty();
    }

    /** Mistakes that a schema cannot see are marked so in their files: it knows one value at a time, and no text that is not YAML. */
    @ParameterizedTest
    @MethodSource("bad")
    void refuses_as_far_as_a_schema_can_tell(Path file) {
        String text = Samples.text(file);
        String verdict = errors(text)
                .map(errors -> errors.isEmpty() ? "accepts" : "refuses")
                .orElse("not asked");
        assertThat(text.lines().skip(1).findFirst()).hasValue("# schema: " + verdict);
    }

    @Test
    void refuses_more_than_half_of_the_mistakes() {
        long refused = Samples.allBad()
                .filter(file -> Samples.text(file).contains("# schema: refuses"))
                .count();
        assertThat(refused).isGreaterThan(Samples.allBad().count() / 2);
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void has_the_pattern_of_each_shape(Shape shape) {
        if (OF_REQUESTS.contains(shape)) {
            return;
        }
        assertThat(pattern(camel(shape.name()))).isEqualTo("^(?:" + shape.pattern() + ")$");
    }

    @Test
    void has_the_patterns_of_durations_addresses_and_references() {
        assertThat(pattern("duration")).isEqualTo("^(?:" + Span.PATTERN + ")$");
        assertThat(pattern("url")).isEqualTo("^(?:" + BaseUrl.PATTERN + ")$");
        assertThat(pattern("secretReference")).isEqualTo("^(?:" + SecretReference.PATTERN + ")$");
    }

    static Stream<Twin> twins() {
        return Twin.all();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void has_the_keys_of_the_reader(Twin twin) {
        assertThat(schemaKeys(twin.definition()))
                .containsExactlyInAnyOrderElementsOf(twin.keys().names());
    }

    @ParameterizedTest
    @MethodSource("twins")
    void has_the_keys_of_the_records(Twin twin) {
        assertThat(schemaKeys(twin.definition())).containsExactlyInAnyOrderElementsOf(twin.keysOfRecord());
    }

    @Test
    void has_the_words_of_the_enums() {
        assertThat(words("/$defs/account/properties/vendor"))
                .containsExactlyElementsOf(Vendor.words().keySet());
        assertThat(words("/$defs/credential/properties/mode"))
                .containsExactlyElementsOf(Mode.words().keySet());
        assertThat(words("/$defs/credential/properties/scope/items")).containsExactlyElementsOf(HerokuAccount.SCOPES);
    }

    @Test
    void allows_no_key_anywhere_that_it_does_not_name() {
        Set<String> open = TEXT.at("/$defs")
                .propertyStream()
                .filter(each -> each.getValue().has("properties"))
                .filter(each -> !each.getValue().path("additionalProperties").isBoolean())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(open)
                .as("only the one that names the vendor and leaves the rest to the vendor's")
                .containsExactly("account");
    }

    private static List<String> words(String at) {
        return TEXT.at(at + "/enum").valueStream().map(JsonNode::stringValue).toList();
    }

    private static Set<String> schemaKeys(String definition) {
        JsonNode properties =
                definition.isEmpty() ? TEXT.at("/properties") : TEXT.at("/$defs/" + definition + "/properties");
        return properties.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static String pattern(String definition) {
        return TEXT.at("/$defs/" + definition + "/pattern").stringValue();
    }

    private static String camel(String constant) {
        StringBuilder camel = new StringBuilder();
        for (String word : constant.split("_", -1)) {
            camel.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return camel.substring(0, 1).toLowerCase(Locale.ROOT) + camel.substring(1);
    }

    /** What the schema says; empty where the text is no YAML that we read. */
    private static Optional<List<Error>> errors(String text) {
        return Document.read(text, new Problems(Path.of("keyrota.yaml")))
                .map(SchemaTest::json)
                .map(SCHEMA::validate);
    }

    private static JsonNode json(Node node) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (node) {
            case Node.Scalar scalar ->
                switch (scalar.kind()) {
                    case TEXT -> make.stringNode(scalar.text());
                    case BOOLEAN -> make.booleanNode(Boolean.parseBoolean(scalar.text()));
                    case INTEGER, FLOAT -> make.numberNode(new BigDecimal(scalar.text()));
                    case NOTHING -> make.nullNode();
                };
            case Node.Sequence sequence -> {
                ArrayNode array = make.arrayNode();
                sequence.items().forEach(item -> array.add(json(item)));
                yield array;
            }
            case Node.Mapping mapping -> {
                ObjectNode object = make.objectNode();
                mapping.entries().forEach(entry -> object.set(entry.key(), json(entry.value())));
                yield object;
            }
        };
    }
}
