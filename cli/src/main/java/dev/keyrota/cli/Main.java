package dev.keyrota.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program's entry. */
@Command(name = "keyrota", subcommands = Main.Version.class, description = "Rotates vendor-issued credentials.")
public final class Main {
    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String... args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Command(name = "version", description = "Tells the version.")
    static final class Version implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            out.println("keyrota 0.1.0-SNAPSHOT");
            return 0;
        }
    }
}
