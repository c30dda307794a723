package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.output.Words;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.ConfigurationException;
import dev.keyrota.config.Credential;
import dev.keyrota.config.Rotation;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Session;
import dev.keyrota.connectors.Store;
import dev.keyrota.engine.Reach;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A filter for text that leaves. */
@Command(
        name = "redact",
        description = {
            "Copies standard input to standard output without secrets: every value that can be read of a configured store or session,"
                    + " raw, in base64, percent-encoded, in hexadecimal or escaped for JSON, and everything that has the form of a known token.",
            "Nothing is let through before each value was read; --forms-only asks nobody, and takes out only what has such a form.",
            "A value that stands on several lines is found by its form alone, a private key for example. Text is taken for UTF-8."
        },
        footer = {
            "",
            "Example: set -o pipefail; make deploy 2>&1 | keyrota redact | tee deploy.log",
            "         keyrota redact --forms-only < ci.log"
        })
final class RedactCommand extends Verb {
    @Option(names = "--forms-only", description = "Read no value; needs no configuration.")
    private boolean formsOnly;

    private final List<Secret> values = new ArrayList<>();

    RedactCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        if (desk.printer().isJson()) {
            throw Trouble.usage("what is let through is text, and no document", "leave out -o json");
        }
        desk.withoutMasks();
        boolean whole;
        try {
            whole = formsOnly ? filter() : filterAll();
        } finally {
            values.forEach(Secret::close);
        }
        if (!whole) {
            desk.screen().warn("the input ends within a private key: what followed its beginning was left out");
        }
        return new Answer(whole ? ExitCode.DONE : ExitCode.FAILED, Map.of(), List.of());
    }

    private boolean filterAll() throws Exception {
        try (Workbench bench = desk.workbench(desk.configuration())) {
            read(bench);
            return filter();
        } catch (Trouble | ConfigurationException unread) {
            // Whoever writes into the pipe must not be killed in the middle of its work because we stop to read.
            desk.surroundings().in().transferTo(Writer.nullWriter());
            throw unread;
        }
    }

    private boolean filter() {
        try {
            return new TextFilter(desk.surroundings().in(), desk.surroundings().out(), desk::redacted).run();
        } catch (IOException broken) {
            throw Trouble.failed("broken_pipe", String.valueOf(broken.getMessage()), null);
        }
    }

    /** A value that is not known is not found: whoever pipes a log through here relies on all of them. */
    private void read(Workbench bench) throws ConfigurationException {
        for (Credential each : bench.configuration().credentials()) {
            desk.screen().step("read what the places of " + each.qualifiedName() + " hold");
            Charter charter = Rotation.watched(
                            bench.configuration(), each, desk.surroundings().user())
                    .charter(desk.surroundings().host(), null, Set.of());
            Reach reach = bench.reach(charter);
            for (Charter.Place place : charter.stores()) {
                if (reach.stores().get(place.id()) instanceof Store.Legible legible) {
                    keep(place.id().value(), legible.read().map(content -> Optional.ofNullable(content.value())));
                }
            }
            for (Session session : reach.sessions().values()) {
                keep("session " + session.id(), session.report().map(report -> Optional.ofNullable(report.value())));
            }
        }
        desk.screen().done();
    }

    /** A place that shows no value may still hold one: hidden from us, or of the other world, a real one in a sandbox. */
    private void keep(String place, Reply<Optional<Secret>> reply) {
        switch (reply) {
            case Reply.Answered<Optional<Secret>>(var value) ->
                values.add(value.orElseThrow(() -> unread(place, "it shows none")));
            case Reply.Refused<Optional<Secret>>(var why, var _) -> {
                if (why != Refusal.NOT_FOUND) {
                    throw unread(place, Words.of(why));
                }
            }
            case Reply.Unclear<Optional<Secret>>(var why) -> throw unread(place, Words.of(why));
        }
    }

    private static Trouble unread(String place, String why) {
        return Trouble.failed(
                "value_not_read",
                "the value in " + place + " could not be read (" + why + "), so nothing was let through",
                "mend its login, which `keyrota doctor` shows, or take out by form alone with --forms-only");
    }
}
