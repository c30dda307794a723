package dev.keyrota.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import dev.keyrota.fuzz.Told;
import dev.keyrota.protocol.Event;
import java.util.List;

/** An event as it stands in a line, its name on one line and its data on the next: the event, or what is wrong with it. */
public final class EventTarget implements Target {
    @Override
    public List<byte[]> seeds() {
        return new LineTarget()
                .seeds().stream()
                        .map(Seeds::text)
                        .map(line -> line.replaceFirst(
                                ".*\"data\":(\\{.*\\}),\"epoch\".*\"event\":\"([^\"]*)\".*", "$2\n$1"))
                        .flatMap(text -> Seeds.of(text).stream())
                        .toList();
    }

    @Override
    public List<String> words() {
        return new LineTarget().words();
    }

    @Override
    public void read(byte[] input) {
        String[] parts = Seeds.text(input).split("\n", 2);
        try {
            Event event = EventCodec.event(parts[0], parts.length == 1 ? "" : parts[1]);
            assertThat(EventCodec.name(event)).isEqualTo(parts[0]);
            assertThat(EventCodec.event(parts[0], EventCodec.data(event))).isEqualTo(event);
        } catch (UnreadableLineException wrong) {
            Told.sentence(wrong.getMessage());
        }
    }
}
