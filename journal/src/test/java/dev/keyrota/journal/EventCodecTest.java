package dev.keyrota.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.protocol.Act;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.StoreId;
import java.time.Duration;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {
    private static final Fingerprint KEY = new Fingerprint("ab".repeat(32));

    @ParameterizedTest
    @MethodSource("dev.keyrota.journal.EventSamples#kinds")
    void every_event_has_a_name_of_its_own_and_a_form(Class<? extends Event> kind) {
        String name = EventNames.of(kind);
        assertThat(name)
                .as("add %s to EventNames", kind.getSimpleName())
                .isNotNull()
                .matches("secret(\\.[a-z_]+)+");
        assertThat(EventNames.kind(String.valueOf(name))).isEqualTo(kind);
        assertThat(RecordShape.of(kind)).isNotNull();
    }

    @Test
    void a_replaced_credential_is_called_secret_rotate_completed() {
        assertThat(EventNames.of(Event.Completed.class)).isEqualTo("secret.rotate.completed");
        assertThat(EventNames.of(Event.Adopted.class)).isEqualTo("secret.adopted");
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void whatever_is_written_is_read_back_equal(@ForAll("events") Event event) {
        String data = EventCodec.data(event);
        Event read = EventCodec.event(EventCodec.name(event), data);
        assertThat(read).isEqualTo(event);
        assertThat(EventCodec.data(read)).isEqualTo(data);
    }

    @Provide
    Arbitrary<Event> events() {
        return EventSamples.events();
    }

    @Test
    void wrappers_are_their_text_and_nulls_are_left_out() {
        assertThat(EventCodec.data(new Event.Unproven(new StoreId("vault")))).isEqualTo("{\"store\":\"vault\"}");
        assertThat(EventCodec.data(new Event.Refused(Refusal.RATE_LIMITED, null, Duration.ofSeconds(90))))
                .isEqualTo("{\"elapsed\":\"PT1M30S\",\"why\":\"rate_limited\"}");
    }

    @Test
    void a_record_of_a_sealed_interface_is_one_field_with_its_name() {
        Act act = new Act.Write(new StoreId("vault"), 1, KEY);
        assertThat(EventCodec.data(new Event.Intended(act)))
                .isEqualTo("{\"act\":{\"write\":{\"attempt\":1,\"store\":\"vault\",\"value\":\"" + KEY.hex() + "\"}}}");
    }

    @Test
    void a_set_has_one_text_whatever_its_order() {
        AuthorizationId one = new AuthorizationId("00000000-0000-4000-8000-000000000001");
        AuthorizationId two = new AuthorizationId("00000000-0000-4000-8000-000000000002");
        String data = EventCodec.data(new Event.Searched(1, Set.of(one, two)));
        assertThat(data).isEqualTo("{\"attempt\":1,\"found\":[\"" + one + "\",\"" + two + "\"]}");
        assertThat(EventCodec.data(new Event.Searched(1, Set.of(two, one)))).isEqualTo(data);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            secret.rotate.unheard | {}                                      | event: unknown name secret.rotate.unheard
            secret.rotate.cleared | {}                                      | data.store: missing
            secret.rotate.cleared | {"store":"vault","until":"later"}       | data.until: unknown, or not in its place
            secret.rotate.cleared | {"store":7}                             | data.store: expected " at character 9
            secret.rotate.cleared | {"store":null}                          | data.store: expected " at character 9
            secret.rotate.cleared | {"store":"no blank"}                    | data.store: a name is 1 to 64 characters
            secret.rotate.cleared | {"store": "vault"}                      | data.store: expected " at character 9
            secret.rotate.cleared | {"store":"vault","store":"vault"}       | data.store: unknown, or not in its place
            secret.rotate.cleared | {"store":"vault"}{}                     | data: expected nothing more at character 17
            secret.rotate.cleared | {"store":"vau                           | data.store: ends too early
            secret.rotate.verified | {"attempt":1.5}                        | data: expected } at character 12
            secret.rotate.verified | {"attempt":99999999999}                | data.attempt: the number 99999999999 is too large
            secret.rotate.verified | {"attempt":99999999999999999999}       | data.attempt: expected a whole number
            secret.rotate.gone | {"id":"7","tokenRefused":true}             | data.id: not a whole authorization id
            secret.rotate.gated | {"elapsed":"soon"}                        | data.elapsed: Text cannot be parsed to a Duration
            secret.rotate.aborted | {"why":"boredom"}                       | data.why: unknown word boredom for Stop
            secret.rotate.intended | {"act":{"dance":{}}}                   | data.act: unknown name dance
            secret.rotate.intended | {"act":{"close":{}}}                   | data.act.close.value: missing
            secret.rotate.swept | {"orphans":["x"]}                         | data.orphans[0]: not a whole authorization id
            """)
    void refuses_what_it_does_not_know_and_says_where(String name, String data, String problem) {
        assertThatThrownBy(() -> EventCodec.event(name, data))
                .isInstanceOf(UnreadableLineException.class)
                .hasMessageStartingWith(problem);
    }

    @Test
    @SuppressWarnings("NullAway") // the very mistake that is refused
    void refuses_to_write_a_null_that_must_not_be() {
        assertThatThrownBy(() -> EventCodec.data(new Event.Unproven(null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Unproven.store is null");
    }

    @Test
    void has_no_form_for_fractions_or_for_types_that_it_does_not_know() {
        assertThatThrownBy(() -> Shapes.of(double.class)).hasMessageContaining("double cannot be written in a fact");
        assertThatThrownBy(() -> Shapes.of(Object.class)).hasMessageContaining("Object cannot be written in a fact");
    }
}
