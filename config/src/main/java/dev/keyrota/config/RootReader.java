package dev.keyrota.config;

import dev.keyrota.config.problem.Flaw;
import dev.keyrota.config.problem.Problems;
import dev.keyrota.config.yaml.Keys;
import dev.keyrota.config.yaml.Section;
import dev.keyrota.config.yaml.Slot;
import dev.keyrota.config.yaml.Value;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Reads the top of the file, and has everything checked that no part of it can check alone. */
final class RootReader {
    static final Keys KEYS = Keys.of(
            "version: 1",
            "sandbox: true",
            "control: http://127.0.0.1:8080",
            "home: /var/lib/keyrota",
            "quiescence: PT10M",
            "incident-quiescence: PT90S",
            "deadline: PT30S",
            "accounts: { heroku: { vendor: heroku, … } }",
            "credentials: { heroku-platform: { env: prod, … } }",
            "alerts: {}");

    private final Origin origin;
    private final Problems problems;

    RootReader(Origin origin, Problems problems) {
        this.origin = origin;
        this.problems = problems;
    }

    Slot<Configuration> read(Value document) {
        return document.section(KEYS)
                .then(root -> root.required("version", RootReader::version).then(_ -> read(root)));
    }

    private Slot<Configuration> read(Section root) {
        Slot<Boolean> sandbox = root.optional("sandbox", Value::flag);
        Slot<URI> control = root.optional("control", value -> value.text(BaseUrl::parse));
        Slot<Path> home = root.optional("home", Readings.path(origin.folder()));
        Slot<Timing> timing = timing(root);
        root.optional("alerts", RootReader::alerts);
        Accounts accounts = new AccountsReader(origin.folder()).read(root);
        List<Made<Credential>> credentials = new CredentialsReader(origin.folder(), accounts).read(root);
        if (!(sandbox instanceof Slot.Broken<Boolean>)) {
            boolean isSandbox = sandbox instanceof Slot.Given<Boolean>(Boolean given) && given;
            timing.then(given -> told(root, tooShort(root, given, isSandbox)));
            control.then(given -> told(root, Configuration.controlFlaws(isSandbox, given)));
            checkTogether(isSandbox, accounts, credentials);
        }
        return problems.isEmpty()
                ? root.build(() -> new Configuration(
                        origin,
                        sandbox.or(false),
                        control.orNull(),
                        home.orNull(),
                        timing.get(),
                        accounts.fit(),
                        credentials.stream().map(Made::record).toList()))
                : new Slot.Broken<>();
    }

    private static Slot<Timing> timing(Section root) {
        Slot<Duration> quiescence = root.optional("quiescence", Readings.span(Span.QUIESCENCE));
        Slot<Duration> incident = root.optional("incident-quiescence", Readings.span(Span.QUIESCENCE));
        Slot<Duration> deadline = root.optional("deadline", Readings.span(Span.DEADLINE));
        return root.build(() -> Timing.of(quiescence.orNull(), incident.orNull(), deadline.orNull()));
    }

    /** Of a time that follows another one, only the other one is told of. */
    private static List<Flaw> tooShort(Section root, Timing timing, boolean sandbox) {
        return timing.flaws(sandbox).stream()
                .filter(flaw -> root.has(flaw.at()))
                .toList();
    }

    private static void checkTogether(boolean sandbox, Accounts accounts, List<Made<Credential>> credentials) {
        Consistency consistency = new Consistency(
                sandbox,
                accounts.fit(),
                accounts.unfit(),
                credentials.stream().map(Made::record).toList());
        accounts.made().forEach(each -> each.section().tell(consistency.of(each.record())));
        credentials.forEach(each -> each.section().tell(consistency.of(each.record())));
    }

    private static Slot<Long> version(Value value) {
        return value.number()
                .then(version -> version == 1
                        ? new Slot.Given<>(version)
                        : value.wrong(
                                "a version that this keyrota does not know",
                                "write `version: 1`, or take a newer keyrota"));
    }

    private static Slot<Section> alerts(Value value) {
        return value.isEmptyMapping()
                ? new Slot.Absent<>()
                : value.wrong(
                        "this keyrota has no alert channels yet",
                        "leave `alerts` out or empty (`alerts: {}`): where a person must decide, it exits with 4 and tells nobody");
    }

    private static Slot<Section> told(Section section, List<Flaw> flaws) {
        section.tell(flaws);
        return new Slot.Absent<>();
    }
}
