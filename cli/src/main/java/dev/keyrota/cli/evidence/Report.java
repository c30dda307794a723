package dev.keyrota.cli.evidence;

import dev.keyrota.cli.output.Words;
import dev.keyrota.journal.EventCodec;
import dev.keyrota.journal.Fact;
import dev.keyrota.journal.log.Signed;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The facts of a bundle as a page for people. */
record Report(Signed signed, List<Fact> facts) {
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(
                "# Audit log",
                "",
                "For reading. What is verified is `entries.jsonl`; see `README.md`.",
                "",
                "- log: " + Markdown.text(signed.checkpoint().origin()),
                "- facts here: " + facts.size() + " of " + signed.checkpoint().size(),
                "- root: " + signed.checkpoint().root(),
                "- first fact here: "
                        + (facts.isEmpty() ? "none" : facts.getFirst().at()),
                "- last fact here: "
                        + (facts.isEmpty() ? "none" : facts.getLast().at()),
                "",
                "## Rotations",
                "",
                "What was asked for, by whom, and the last that these facts know of it.",
                "",
                "| rotation | credential | purpose | reason | asked for by | allowed by | ticket | begun | last fact |",
                "|---|---|---|---|---|---|---|---|---|"));
        facts.forEach(fact -> {
            if (fact.event() instanceof Event.Opened(var run, var charter)) {
                lines.add(rotation(fact, run.value(), charter));
            }
        });
        lines.addAll(List.of(
                "", "## Facts", "", "| # | time | actor | rotation | event | data |", "|---:|---|---|---|---|---|"));
        facts.stream().map(Report::row).forEach(lines::add);
        return lines;
    }

    private String rotation(Fact opened, String run, Charter charter) {
        Fact last = facts.stream()
                .filter(fact -> Objects.equals(fact.run(), opened.run()))
                .reduce((_, later) -> later)
                .orElse(opened);
        return Markdown.row(
                Markdown.text(run),
                Markdown.text(charter.credential() + "@" + charter.env()),
                Words.of(charter.purpose()),
                Words.of(charter.reason()),
                Markdown.text(charter.requestedBy()),
                Markdown.text(Objects.requireNonNullElse(charter.authorizedBy(), "-")),
                Markdown.text(Objects.requireNonNullElse(charter.ticket(), "-")),
                opened.at().toString(),
                Markdown.text(last.name()) + " " + last.at());
    }

    private static String row(Fact fact) {
        return Markdown.row(
                Long.toString(fact.seq()),
                fact.at().toString(),
                Markdown.text(fact.actor()),
                fact.run() == null ? "-" : Markdown.text(fact.run().value()),
                Markdown.text(fact.name()),
                Markdown.text(EventCodec.data(fact.event())));
    }
}
