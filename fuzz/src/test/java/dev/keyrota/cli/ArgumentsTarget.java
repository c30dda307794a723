package dev.keyrota.cli;

import dev.keyrota.fuzz.Seeds;
import dev.keyrota.fuzz.Target;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The arguments of a command, one a line. What is understood is not run; what is not understood ends with 2, a sentence and a hint. The
 * commands that only look at what is on this machine are run as well, on a home that does not exist.
 */
public final class ArgumentsTarget implements Target {
    /** What picocli does with words that it does not know grows with the square of their number, and whoever writes them waits for it. */
    private static final int WORDS_MAX = 100;

    private final CommandLine commands = new Program(Stand.of(Map.of()).surroundings()).commands();

    @Override
    public List<byte[]> seeds() {
        return Seeds.of(
                "rotate\nheroku-platform\n--reason\ncompromise\n--emergency=now\n-o\njson",
                "plan\nheroku-platform\n--quiet",
                "audit\nshow\n--since\n2026-07-01T00:00:00Z\n--until\n2026-07-02",
                "audit\nshow\n--since\n+1000000000-12-31\n-ojson",
                "audit\nverify\n--key\na+00000000+AQ==\n--checkpoint\nnowhere",
                "audit\nverify\n--key\n\u0000",
                "status\n--credential\nx\n-ojson",
                "adopt\nheroku-platform\n--authorization\n00000000-0000-0000-0000-000000000000",
                "resume\n--vouch\noperator",
                "sandbox\n--latency\n100ms\n--as-of\n2026-07-01T00:00:00Z\n--heroku-port\n99999999999",
                "sandbox\n--latency\n9223372036854775807ms",
                "rehearse\nheroku-platform\n--replay\n57:FORBIDDEN",
                "rehearse\nheroku-platform\n--replay\n99999999999:\u001b[2J\n--all",
                "manual\nheroku-platform\n-ojson",
                "manual\n0123456789ab",
                "drift\nheroku-platform\n--no-probe",
                "rotat\nheroku-platform",
                "rotate\n--\u001b[2J\u202e",
                "@/etc/passwd",
                "status\n--home\n\u0000",
                "completion\nbash",
                "--outptu=json",
                "-o",
                "");
    }

    @Override
    public List<String> words() {
        return List.of(
                "rotate\n",
                "plan\n",
                "audit\n",
                "show\n",
                "verify\n",
                "status\n",
                "rehearse\n",
                "manual\n",
                "drift\n",
                "--replay\n",
                "--since\n",
                "--until\n",
                "--output=json\n",
                "-ojson\n",
                "--home\n",
                "--config\n",
                "--key\n",
                "--checkpoint\n",
                "--reason\n",
                "--emergency",
                "--latency\n",
                "--help\n",
                "@a\n",
                "::error::x\n",
                "--no-such=\u001b[31m\n",
                "--\n",
                Stand.KEY + "\n");
    }

    @Override
    public void read(byte[] input) {
        String[] words = Seeds.text(input).lines().limit(WORDS_MAX).toArray(String[]::new);
        try {
            CommandLine.ParseResult parsed = commands.parseArgs(words);
            if (!onlyLooks(parsed)) {
                return;
            }
        } catch (ParameterException _) {
            // The program says so below.
        }
        Stand stand = Stand.of(Map.of());
        stand.judge(new Program(stand.surroundings()).run(words));
    }

    private static boolean onlyLooks(CommandLine.ParseResult parsed) {
        String name = parsed.hasSubcommand() ? parsed.subcommand().commandSpec().name() : "";
        String second = parsed.hasSubcommand() && parsed.subcommand().hasSubcommand()
                ? parsed.subcommand().subcommand().commandSpec().name()
                : "";
        return List.of("status", "plan", "version", "rehearse", "manual").contains(name)
                || (name.equals("audit") && List.of("show", "verify").contains(second));
    }
}
