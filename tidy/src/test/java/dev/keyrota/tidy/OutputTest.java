package dev.keyrota.tidy;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The standard streams and the end of the process belong to the command line. */
class OutputTest {
    private static final Set<String> STREAMS =
            Set.of("java.lang.System.out", "java.lang.System.err", "java.lang.System.in", "java.lang.System.console");
    private static final Set<String> ENDINGS = Set.of(
            "java.lang.System.exit", "java.lang.Runtime.exit", "java.lang.Runtime.halt", "java.lang.Thread.dumpStack");

    @Test
    void only_the_command_line_prints() {
        streams(Bytecode.ROOT).check(Bytecode.shipped());
    }

    @Test
    void only_main_ends_the_process() {
        endings(Bytecode.ROOT).check(Bytecode.shipped());
    }

    @Test
    void nobody_prints_a_stack_trace() {
        stackTraces(Bytecode.ROOT).check(Bytecode.shipped());
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.lang.System.out", "java.lang.System.err"})
    void printing_elsewhere_is_found(String stream) {
        assertThat(breaches(streams(Bytecode.PLANTED)))
                .anySatisfy(breach -> assertThat(breach).contains("planted.engine.Restless", stream));
    }

    @Test
    void ending_the_process_elsewhere_is_found() {
        assertThat(breaches(endings(Bytecode.PLANTED)))
                .singleElement()
                .asString()
                .contains("planted.engine.Restless", "java.lang.System.exit(int)");
    }

    @Test
    void a_printed_stack_trace_is_found() {
        assertThat(breaches(stackTraces(Bytecode.PLANTED)))
                .singleElement()
                .asString()
                .contains("planted.engine.Restless", "printStackTrace()");
    }

    private static ArchRule streams(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".cli..")
                .should()
                .accessTargetWhere(describe("a standard stream", access -> STREAMS.contains(member(access))))
                .because("results and progress are the command line's: return a value or take a stream as an argument");
    }

    private static ArchRule endings(String root) {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(root + ".cli.Main")
                .should()
                .accessTargetWhere(describe("the end of the process", access -> ENDINGS.contains(member(access))))
                .because("only main knows that nothing else is left to do: return an exit code");
    }

    private static ArchRule stackTraces(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .accessTargetWhere(describe(
                        "printStackTrace",
                        access -> access.getTarget().getName().equals("printStackTrace")))
                .because("a stack trace is no sentence and may hold anything: turn it into a reason and a hint");
    }

    private static String member(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }

    private static List<String> breaches(ArchRule rule) {
        return Bytecode.breaches(rule, Bytecode.planted());
    }
}
