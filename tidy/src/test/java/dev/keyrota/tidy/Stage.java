package dev.keyrota.tidy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder in which the repository's real scripts run against stand-ins for a JDK and for Maven, so that what they do is seen in
 * milliseconds. The path holds a blank on purpose.
 */
final class Stage {
    private static final List<String> SCRIPTS = List.of(
            "keyrota",
            "verify",
            "build/jdk.sh",
            "build/app.sh",
            "build/arguments.sh",
            "build/mutants.awk",
            "build/summary.awk");

    private static final List<String> TOOLS = List.of(
            "awk",
            "cat",
            "chmod",
            "cksum",
            "cp",
            "date",
            "dirname",
            "env",
            "find",
            "ls",
            "mkdir",
            "mktemp",
            "mv",
            "readlink",
            "rm",
            "sh",
            "sleep",
            "sort",
            "tail",
            "touch",
            "uname");

    /** Says how it was started; when asked for a start-up cache, it leaves one and says nothing. Ends as the file "ends" says. */
    private static final String JAVA = """
            #!/bin/sh
            for argument; do
                case $argument in -XX:AOTCacheOutput=*) echo cache > "${argument#*=}"; exit 0 ;; esac
            done
            echo "started by $0"
            for argument; do echo "argument $argument"; done
            [ ! -f ends ] || exit "$(cat ends)"
            """;

    /** Leaves what Maven would leave, and a line in the file "builds" with each build. */
    private static final String MAVEN = """
            #!/bin/sh
            echo "words of Maven"
            echo "$*" >> builds
            env > environment
            [ ! -f broken ] || exit 1
            [ ! -f slow ] || sleep 2
            mkdir -p .keyrota/target/keyrota-cli/lib
            echo program > .keyrota/target/keyrota-cli/keyrota-cli-1.jar
            echo library > .keyrota/target/keyrota-cli/lib/library-2.jar
            echo shipped > .keyrota/target/keyrota-cli/lib/picocli-3.jar
            """;

    /** Unpacks two sources from any jar, and packs by leaving a word. */
    private static final String JAR = """
            #!/bin/sh
            case $1 in
                xf) mkdir -p picocli; touch picocli/One.java picocli/Two.java ;;
                cf) echo packed > "$2" ;;
            esac
            """;

    /** Writes down what it was asked to compile. */
    private static final String COMPILER = """
            #!/bin/sh
            echo "$*" >> "${0%/*}/compiled"
            """;

    final Path root;
    private final Path base;
    private final Map<String, String> environment = new LinkedHashMap<>();

    /** What a script did. */
    record Outcome(int code, String out, String err) {}

    private Stage(Path base) {
        this.base = base;
        this.root = base.resolve("a folder");
    }

    static Stage in(Path base) throws IOException {
        Stage stage = new Stage(base);
        for (String script : SCRIPTS) {
            Path copy = stage.root.resolve(script);
            Files.createDirectories(copy.resolveSibling(""));
            Files.copy(House.ours().root().resolve(script), copy);
            copy.toFile().setExecutable(true);
        }
        stage.program("mvnw", MAVEN);
        stage.write("pom.xml", "<project/>");
        stage.write(".mvn/jvm.config", "");
        stage.write("cli/pom.xml", "<project/>");
        stage.write("cli/src/main/java/Main.java", "class Main {}");
        Files.createDirectories(stage.bin());
        for (String tool : TOOLS) { // so that no java of this machine is on the PATH
            program(stage.bin().resolve(tool), "#!/bin/sh\nexec '" + onThePath(tool) + "' \"$@\"\n");
        }
        stage.with("PATH", stage.bin().toString());
        stage.with("HOME", base.resolve("home").toString());
        stage.with("JDK_FOLDERS", base.resolve("jdks").toString());
        return stage;
    }

    /** The only folder of the PATH. */
    Path bin() {
        return base.resolve("bin");
    }

    Stage with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** A stand-in for a JDK of this version in the usual folder. */
    Path jdk(String version) throws IOException {
        Path home = base.resolve("jdks").resolve("jdk " + version);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        program(home.resolve("bin/java"), JAVA);
        program(home.resolve("bin/javac"), COMPILER);
        program(home.resolve("bin/jar"), JAR);
        return home;
    }

    void program(String name, String script) throws IOException {
        program(root.resolve(name), script);
    }

    void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    /** The lines of a file that a stand-in left; none if it left none. */
    List<String> lines(String name) throws IOException {
        Path file = root.resolve(name);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** Starts one of the scripts from another folder and waits for its end. */
    Outcome run(String script, String... arguments) throws IOException, InterruptedException {
        return outcome(start(root.resolve(script), arguments));
    }

    Process start(Path program, String... arguments) throws IOException {
        var builder = new ProcessBuilder(Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                .toList());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.directory(base.toFile()).start();
        process.getOutputStream().close();
        return process;
    }

    Outcome outcome(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running after a minute; it said: " + out + err);
        }
        return new Outcome(process.exitValue(), out, err);
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, script);
        file.toFile().setExecutable(true);
    }

    private static Path onThePath(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + tool + " on the PATH"));
    }
}
