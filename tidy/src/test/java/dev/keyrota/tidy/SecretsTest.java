package dev.keyrota.tidy;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who may read a secret value, and what may never hold one. The sandbox is the vendor, and the
 * rehearsal plays it without sockets: there tokens are plain text. */
class SecretsTest {
    private static final Pattern NAMES_A_SECRET =
            Pattern.compile("(?i).*(token|secret|password|passphrase|api_?key|private_?key|credential_?value)");
    private static final Set<String> BARE = Set.of(
            "java.lang.String", "java.lang.CharSequence", "java.lang.StringBuilder", "[C", "[B", "java.util.Optional");

    /** Fields that only sound like a secret, and what they hold. A line that nothing needs any more is a failure too. */
    private static final Map<String, String> HOLDS_A_NAME = Map.of(
            "dev.keyrota.connectors.infisical.Entry.secret",
            "the name of the entry in its folder, as the vendor's pages call it");

    @Test
    void only_the_connectors_and_the_simulation_reveal_a_secret() {
        revealing(Bytecode.ROOT).check(Bytecode.shipped());
    }

    @Test
    void revealing_elsewhere_is_found() {
        assertThat(Bytecode.breaches(revealing(Bytecode.PLANTED), Bytecode.planted()))
                .isNotEmpty()
                .allSatisfy(breach -> assertThat(breach).contains("planted.journal.Hoard", "Secret.reveal("));
    }

    @Test
    void no_field_or_record_component_holds_a_secret_as_bare_text_or_bytes() {
        bareSecrets(Bytecode.ROOT).check(Bytecode.shipped());
    }

    @Test
    void every_field_that_only_sounds_like_a_secret_is_still_there() {
        assertThat(Bytecode.shipped())
                .flatExtracting(JavaClass::getFields)
                .extracting(JavaField::getFullName)
                .containsAll(HOLDS_A_NAME.keySet());
    }

    @Test
    void a_secret_held_as_bare_text_is_found() {
        assertThat(Bytecode.breaches(bareSecrets(Bytecode.PLANTED), Bytecode.planted()))
                .hasSize(2)
                .anySatisfy(breach -> assertThat(breach).contains("Hoard.accessToken"))
                .anySatisfy(breach -> assertThat(breach).contains("Hoard.password"));
    }

    @Test
    void a_secret_itself_can_be_neither_compared_nor_serialized_nor_extended() {
        var secret = Bytecode.shipped().get("dev.keyrota.connectors.Secret");

        assertThat(secret.getMethods())
                .extracting(JavaMethod::getName)
                .doesNotContain("equals", "hashCode")
                .contains("toString");
        assertThat(secret.isAssignableTo(Serializable.class)).isFalse();
        assertThat(secret.getModifiers()).extracting(Enum::name).contains("FINAL");
        assertThat(secret.isRecord()).isFalse();
    }

    private static ArchRule revealing(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".connectors..", root + ".rehearsal..")
                .should()
                .accessTargetWhere(describe("Secret.reveal", access -> reveals(root, access)))
                .because(
                        "a secret value is read by a connector only, or by the vendors that the rehearsal simulates: hand the Secret to one");
    }

    private static boolean reveals(String root, JavaAccess<?> access) {
        return access.getTargetOwner().getName().equals(root + ".connectors.Secret")
                && access.getTarget().getName().startsWith("reveal");
    }

    private static ArchRule bareSecrets(String root) {
        return noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackages(root + ".sandbox..", root + ".rehearsal..")
                .and(describe(
                        "hold a value", field -> !isConstant(field) && !HOLDS_A_NAME.containsKey(field.getFullName())))
                .and()
                .haveNameMatching(NAMES_A_SECRET.pattern())
                .should()
                .haveRawType(describe("bare text or bytes", type -> BARE.contains(type.getName())))
                .because(
                        "a secret value is a Secret, or a reference to one; a name or an id says so at its end: secretName, tokenId")
                .allowEmptyShould(true);
    }

    private static boolean isConstant(JavaField field) {
        return field.getName().equals(field.getName().toUpperCase(Locale.ROOT));
    }
}
