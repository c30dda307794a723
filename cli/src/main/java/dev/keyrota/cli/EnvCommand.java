package dev.keyrota.cli;

import dev.keyrota.cli.output.Answer;
import dev.keyrota.cli.output.ExitCode;
import dev.keyrota.cli.output.Trouble;
import dev.keyrota.cli.output.Words;
import dev.keyrota.cli.sessions.GivenKey;
import dev.keyrota.cli.sessions.GivenKeys;
import dev.keyrota.cli.workbench.Workbench;
import dev.keyrota.config.Configuration;
import dev.keyrota.config.Credential;
import dev.keyrota.connectors.session.Exports;
import dev.keyrota.connectors.session.ShellForm;
import dev.keyrota.protocol.SessionId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives this shell the vault's keys. */
@Command(
        name = "env",
        description = {
            "Prints lines that set the credentials' variables, for a shell to evaluate, and puts the shell on record: no rotation"
                    + " ends a key under it before its time is over or `keyrota session end` says that it is, except in an emergency.",
            "Never on a terminal. KEYROTA_SESSION says under which name the shell is on record, KEYROTA_SOURCE where the values are from."
        },
        footer = {
            "",
            "Example: eval \"$(keyrota env heroku-platform)\"",
            "         keyrota env --form fish | source",
            "         keyrota env --form powershell | Out-String | Invoke-Expression",
            "         (umask 077; keyrota env heroku-platform --as HEROKU_API_KEY --form dotenv > .env.keyrota)"
        })
final class EnvCommand extends Verb {
    @Parameters(
            arity = "0..*",
            paramLabel = "CREDENTIAL",
            description = "Their names, or NAME@ENVIRONMENT; all of them if left out.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--form",
            paramLabel = "sh|fish|powershell|dotenv",
            description = "How the lines are written; sh if left out, which bash and zsh read too.")
    private ShellForm form = ShellForm.SH;

    @Mixin
    private final Giving giving = new Giving();

    EnvCommand(Desk desk) {
        super(desk);
    }

    @Override
    Answer answer() throws Exception {
        if (desk.printer().isJson()) {
            throw Trouble.usage("what is printed is for a shell, and no document", "leave out -o json");
        }
        if (desk.surroundings().terminals().out()) {
            throw Trouble.usage(
                    "the keys would be shown on this terminal; nothing was contacted",
                    "eval \"$(" + desk.keyrota() + " env)\"");
        }
        Configuration configuration = desk.configuration();
        List<Credential> credentials = Giving.credentials(configuration, names);
        try (Workbench bench = desk.workbench(configuration)) {
            GivenKeys keys =
                    new GivenKeys(giving.registry(bench), desk.surroundings().chance(), "env");
            List<String> earlier = earlier(bench);
            List<GivenKey> given = keys.of(credentials, giving.variable());
            try (Exports lines = lines(keys, given, earlier)) {
                lines.to(desk.surroundings().out());
            } catch (IOException broken) {
                throw Trouble.failed(
                        "not_printed",
                        "the shell may not have got all: " + broken.getMessage() + "; it stays on record as "
                                + GivenKeys.names(given),
                        desk.keyrota() + " session end "
                                + GivenKeys.names(given).replace(',', ' '));
            } finally {
                given.forEach(each -> each.key().close());
            }
            given.forEach(this::tell);
            earlier.forEach(this::tellEarlier);
            bench.checkpoint(desk.screen());
        }
        return new Answer(ExitCode.DONE, Map.of(), List.of());
    }

    /** What the form cannot say is refused before anything is printed. */
    private Exports lines(GivenKeys keys, List<GivenKey> given, List<String> earlier) {
        Exports lines = new Exports(form);
        try {
            given.forEach(each -> lines.secret(each.variable(), each.key()));
            String names = String.join(",", earlier);
            lines.plain(GivenKeys.SESSION, (names.isEmpty() ? "" : names + ",") + GivenKeys.names(given));
            lines.plain(GivenKeys.SOURCE, GivenKeys.sources(given));
            return lines;
        } catch (IllegalArgumentException unsaid) {
            lines.close();
            Trouble refused = Trouble.failed(
                    "not_given", "the shell was given no key: " + unsaid.getMessage(), "choose another --form");
            keys.takeBack(given, refused);
            throw refused;
        }
    }

    /** The names under which this shell is on record already. */
    private List<String> earlier(Workbench bench) {
        Set<String> known = bench.ledger().registered().keySet().stream()
                .map(SessionId::value)
                .collect(Collectors.toUnmodifiableSet());
        return GivenKeys.told(desk.surroundings().variable(GivenKeys.SESSION)).stream()
                .filter(known::contains)
                .toList();
    }

    private void tellEarlier(String name) {
        desk.screen()
                .warn("this shell is on record as " + name + " too: `" + desk.keyrota() + " session end " + name
                        + "` once it has no more use for that key");
    }

    private void tell(GivenKey each) {
        desk.screen()
                .say(each.credential().qualifiedName() + " in " + each.variable() + ": on record as " + each.session()
                        + " until " + Words.minute(each.registration().until()));
    }
}
