package dev.keyrota.tidy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The compiled classes that the rules look at. */
final class Bytecode {
    /** The root of every package that ships. */
    static final String ROOT = "dev.keyrota";

    /** The root of the breaches that the controls plant: a small house of its own, built the wrong way. */
    static final String PLANTED = "dev.keyrota.tidy.planted";

    private static final JavaClasses SHIPPED = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(ROOT);

    private static final JavaClasses BREACHES = new ClassFileImporter().importPackages(PLANTED);

    private Bytecode() {}

    /** Everything that ships. */
    static JavaClasses shipped() {
        return SHIPPED;
    }

    /** The planted breaches. */
    static JavaClasses planted() {
        return BREACHES;
    }

    /** What a rule finds, one sentence each. */
    static List<String> breaches(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }
}
