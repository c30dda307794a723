package dev.keyrota.cli.sessions;

import dev.keyrota.cli.output.Trouble;
import dev.keyrota.config.Credential;
import dev.keyrota.config.SessionEntry;
import dev.keyrota.journal.JournalException;
import dev.keyrota.protocol.SessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys that one session is given: of which credentials, in which variables, under which names they are on record. */
public final class GivenKeys {
    /** The variable that tells a session under which names it is on record, with commas between. */
    public static final String SESSION = "KEYROTA_SESSION";

    /** The variable that tells a session where its keys are from. */
    public static final String SOURCE = "KEYROTA_SOURCE";

    /** How long a session is on record, unless it is said otherwise: a long working day. */
    public static final Duration LASTS = Duration.ofHours(12);

    private static final int NAME_BYTES = 5;

    private final Registry registry;
    private final RandomGenerator chance;
    private final String kind;

    /** @param kind how the sessions' names begin */
    public GivenKeys(Registry registry, RandomGenerator chance, String kind) {
        this.registry = registry;
        this.chance = chance;
        this.kind = kind;
    }

    /**
     * Gives a session the keys of credentials. It is given all or none.
     *
     * @param variable for the only one; null for the one that its configured sessions have
     */
    public List<GivenKey> of(List<Credential> credentials, @Nullable String variable) throws InterruptedException {
        List<String> variables = variables(credentials, variable);
        List<GivenKey> given = new ArrayList<>();
        try {
            for (int i = 0; i < credentials.size(); i++) {
                given.add(registry.give(credentials.get(i), variables.get(i), session()));
            }
            return given;
        } catch (RuntimeException | InterruptedException none) {
            takeBack(given, none);
            throw none;
        }
    }

    /**
     * They did not come to the session after all.
     *
     * @param why what is thrown, to which a failure to record that is added
     */
    public void takeBack(List<GivenKey> given, Exception why) {
        for (GivenKey each : given) {
            each.key().close();
            try {
                registry.release(each.session());
            } catch (JournalException unrecorded) {
                why.addSuppressed(unrecorded);
            }
        }
    }

    /** The names of a session, for {@link #SESSION}. */
    public static String names(List<GivenKey> given) {
        return given.stream().map(each -> each.session().value()).collect(Collectors.joining(","));
    }

    /** The names that a session was told, in {@link #SESSION}; none where it is empty. */
    public static List<String> told(String names) {
        return Arrays.stream(names.split(",", -1))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Where they are from, for {@link #SOURCE}. */
    public static String sources(List<GivenKey> given) {
        return given.stream()
                .map(each -> each.variable() + ":" + each.credential().qualifiedName() + ":"
                        + each.source().replace(' ', '_'))
                .collect(Collectors.joining(","));
    }

    private SessionId session() {
        byte[] bytes = new byte[NAME_BYTES];
        chance.nextBytes(bytes);
        return new SessionId(kind + "-" + HexFormat.of().formatHex(bytes));
    }

    private static List<String> variables(List<Credential> credentials, @Nullable String variable) {
        if (variable != null && credentials.size() > 1) {
            throw Trouble.usage(
                    "one variable cannot hold " + credentials.size() + " keys; nothing was contacted",
                    "name one credential, or leave out --as");
        }
        List<String> variables = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Credential each : credentials) {
            String found = variable == null ? configured(each) : variable;
            if (found.equals(SESSION) || found.equals(SOURCE)) {
                throw Trouble.usage(
                        found + " is where a session is told its name and its source; nothing was contacted",
                        "say another variable: --as NAME");
            }
            if (!taken.add(found)) {
                throw Trouble.usage(
                        "two credentials have the variable " + found + "; nothing was contacted",
                        "name one credential at a time");
            }
            variables.add(found);
        }
        return variables;
    }

    private static String configured(Credential credential) {
        List<String> variables = credential.sessions().stream()
                .map(SessionEntry::variable)
                .distinct()
                .toList();
        if (variables.size() != 1) {
            throw Trouble.usage(
                    (variables.isEmpty() ? "no variable is" : "several variables are")
                            + " configured for the sessions of " + credential.qualifiedName()
                            + "; nothing was contacted",
                    "name one credential, and its variable: --as NAME");
        }
        return variables.getFirst();
    }
}
