package dev.keyrota.cli.rehearsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.JsonDocument;
import dev.keyrota.protocol.Event;
import dev.keyrota.protocol.Pause;
import dev.keyrota.protocol.Stop;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.rehearsal.Beat;
import dev.keyrota.rehearsal.Fault;
import dev.keyrota.rehearsal.Halt;
import dev.keyrota.rehearsal.Part;
import dev.keyrota.rehearsal.Rehearsed;
import dev.keyrota.rehearsal.Trial;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RehearsalReportTest {
    private static final Trial CLEAN = trial("", null, Trial.End.COMPLETED, List.of(), List.of());

    private static Trial trial(
            String name, Trial.@Nullable Spot spot, Trial.End end, List<Halt> halts, List<String> broken) {
        return new Trial(name, spot, end, halts, Duration.ofSeconds(4), Duration.ofSeconds(2), true, true, broken);
    }

    private static Trial struck(int point, Trial.End end, Halt... halts) {
        return trial(point + ":LIE", spot("vault"), end, List.of(halts), List.of());
    }

    private static Trial.Spot spot(String store) {
        return new Trial.Spot(new Part(Part.Kind.WRITE, new StoreId(store)), "infisical.write", Fault.LIE);
    }

    private static Answer answer(Trial clean, Trial... faults) {
        return new RehearsalReport(
                        "key@prod", "key", new Rehearsed(List.of(), clean, List.of(faults), List.of()), "keyrota")
                .answer(true);
    }

    @Test
    void a_broken_invariant_comes_first_and_is_a_failure() {
        Trial broken =
                trial("19:LIE", spot("vault"), Trial.End.COMPLETED, List.of(), List.of("S1: vault holds a dead key"));
        Answer answer = answer(CLEAN, struck(18, Trial.End.COMPLETED), broken);

        assertThat(answer.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(answer.text())
                .startsWith(
                        "rehearsed key@prod: 3 rotations in the sandbox, 2 with one fault, 0 in a bad circumstance",
                        "WOULD BREAK: 1 of them broke a rule of the protocol; do not rotate, and report it",
                        "  19:LIE  S1: vault holds a dead key")
                .noneMatch(line -> line.contains("nothing would break"))
                .anyMatch(line -> line.endsWith("WOULD BREAK"));
        assertThat(answer.json().get("would_break")).isEqualTo(1);
    }

    @Test
    void nothing_broken_is_said_and_is_no_failure() {
        Answer answer = answer(CLEAN, struck(19, Trial.End.COMPLETED));

        assertThat(answer.exit()).isEqualTo(ExitCode.DONE);
        assertThat(answer.text())
                .contains("nothing would break: no consumer is ever without a working key")
                .contains("NOBODY WOULD BE CALLED BY A SINGLE FAULT");
    }

    @Test
    void a_rotation_that_stops_without_a_fault_is_found() {
        Trial stopped = trial("", null, Trial.End.OPEN, List.of(new Halt.Stopped(Stop.DENIED, "vault")), List.of());
        Answer answer = answer(stopped);

        assertThat(answer.exit()).isEqualTo(ExitCode.FOUND);
        assertThat(answer.text())
                .contains("without a fault: left open, so it cannot be rotated as it is configured")
                .contains("                 stopped: a login, a permission or the very entry is missing at vault");
    }

    @Test
    void each_reason_to_call_somebody_is_one_line() {
        Halt stop = new Halt.Stopped(Stop.NOT_WRITTEN, "vault");
        Answer answer = answer(
                CLEAN,
                struck(1, Trial.End.COMPLETED, stop, stop),
                struck(2, Trial.End.COMPLETED, new Halt.Died()),
                struck(3, Trial.End.COMPLETED, stop),
                struck(4, Trial.End.OPEN, new Halt.Waiting(Pause.APPROVAL, null)),
                struck(5, Trial.End.PUT_BACK, new Halt.GaveUp(Stop.NOT_CREATED)));

        assertThat(answer.exit()).isEqualTo(ExitCode.DONE);
        assertThat(answer.text())
                .contains(
                        "  2 x whoever runs it: stopped: vault refuses to be written, or does not keep what is written (1:LIE)",
                        "  1 x who approves in the vault: waiting: the write to the vault waits for an approval there (4:LIE)",
                        "  1 x whoever runs it: put back as before: the issuer would not create an authorization (5:LIE)",
                        "4:LIE  writes vault, infisical.write: a success is answered, and nothing was done  ->  left open,"
                                + " left open after 4.0 s (approval), both keys alive");
    }

    @Test
    void the_table_stays_short_whatever_is_configured() {
        Trial[] many = IntStream.range(0, 60)
                .mapToObj(i -> trial(i + ":LIE", spot("store-" + i), Trial.End.COMPLETED, List.of(), List.of()))
                .toArray(Trial[]::new);

        assertThat(answer(CLEAN, many).text())
                .filteredOn(line -> line.startsWith("writes "))
                .hasSize(1);
    }

    @Test
    void of_many_that_would_break_it_says_how_many_are_not_shown() {
        Trial[] broken = IntStream.range(0, 14)
                .mapToObj(i -> trial(i + ":LIE", spot("vault"), Trial.End.OPEN, List.of(), List.of("S1: dead")))
                .toArray(Trial[]::new);

        assertThat(answer(CLEAN, broken).text())
                .contains("  11:LIE  S1: dead", "  and 2 more; --all and -o json have them all")
                .doesNotContain("  12:LIE  S1: dead");
    }

    @Test
    void a_document_has_what_it_is_about_as_it_is_and_a_line_has_it_escaped() {
        Halt stop = new Halt.Stopped(Stop.NOT_WRITTEN, "va\u001bult");
        Answer answer = answer(CLEAN, struck(1, Trial.End.OPEN, stop));

        assertThat(JsonDocument.of(answer.json())).contains("va\\u001bult");
        assertThat(answer.text()).noneMatch(line -> line.contains("\u001b"));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void every_fault_is_told_in_words_of_its_own(Fault fault) {
        assertThat(FaultText.of(fault)).isNotBlank();
        assertThat(Arrays.stream(Fault.values()).map(FaultText::of)).doesNotHaveDuplicates();
        assertThat(FaultText.kind(fault)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void every_stop_has_its_words(Stop stop) {
        assertThat(CallText.what(new Halt.Stopped(stop, "vault"), "key")).matches("stopped: .{10,}");
    }

    @ParameterizedTest
    @EnumSource(Pause.class)
    void every_wait_names_whom_it_is_for(Pause pause) {
        assertThat(CallText.who(new Halt.Waiting(pause, null))).isNotBlank();
        assertThat(CallText.what(new Halt.Waiting(pause, null), "key")).startsWith("waiting: ");
    }

    @Test
    void a_story_with_a_broken_invariant_fails() {
        Stream<Beat> beats = Stream.of(
                new Beat.Started(Duration.ZERO),
                new Beat.Struck(Duration.ofSeconds(2), "infisical.write", Fault.LIE),
                new Beat.Recorded(Duration.ofSeconds(3), new Event.Gated(Duration.ZERO)),
                new Beat.Broke(Duration.ofSeconds(4), "S1: vault holds a dead key"));
        Answer answer = new StoryReport("key@prod", "19:LIE", beats.toList()).answer();

        assertThat(answer.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(answer.text())
                .containsExactly(
                        "       0.0 s  somebody starts it",
                        "       2.0 s  FAULT  infisical.write: a success is answered, and nothing was done",
                        "       3.0 s    nothing needs the old key any more",
                        "       4.0 s  BROKEN S1: vault holds a dead key");
    }
}
