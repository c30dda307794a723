package dev.keyrota.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @Test
    void a_repository_is_an_owner_and_a_name_in_any_case() {
        RepositoryName name = RepositoryName.parse("raxx-app/TradeMasterAPI");
        assertThat(name)
                .isEqualTo(new RepositoryName("raxx-app", "TradeMasterAPI"))
                .hasToString("raxx-app/TradeMasterAPI");
        assertThat(name.sameAs(RepositoryName.parse("Raxx-App/trademasterapi"))).isTrue();
        assertThat(name.sameAs(RepositoryName.parse("raxx-app/Other"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "a", "a/", "/b", "a/b/c", "../b", "a/..", "a/.", "a b/c", "a/b?c", "a/b%2f", "é/b"})
    void anything_else_is_none(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RepositoryName.parse(text));
    }

    @Test
    void an_environment_may_have_any_visible_name_that_is_no_path() {
        RepositoryName repository = RepositoryName.parse("o/r");
        assertThatCode(() -> new SecretScope.OfEnvironment(repository, "prod/eu ☂"))
                .doesNotThrowAnyException();
        for (String bad : List.of("", ".", "..", "a\nb", "a".repeat(256))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new SecretScope.OfEnvironment(repository, bad));
            assertThatIllegalArgumentException().isThrownBy(() -> new SecretScope.OfRepository(repository, bad));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new SecretScope.OfOrganization("a/b", repository, null));
    }

    @Test
    void a_branch_has_parts_that_stand_in_a_path() {
        for (String good : List.of("main", "release/1.x", "a-b_c", "größe")) {
            assertThat(GitHubNames.branch(good)).isEqualTo(good);
        }
        for (String bad : List.of("", "/", "a/", "/a", "a//b", "a/../b", ".", "a/.b", "a\u0000", "a".repeat(256))) {
            assertThatIllegalArgumentException().isThrownBy(() -> GitHubNames.branch(bad));
        }
    }

    @Test
    void a_workflow_is_a_file_of_its_folder() {
        assertThatCode(() -> GitHubNames.requireWorkflow("keyrota-probe.yml")).doesNotThrowAnyException();
        for (String bad : List.of("", "a", "../a.yml", "a/b.yml", ".yml", "a.yml\n")) {
            assertThatIllegalArgumentException().isThrownBy(() -> GitHubNames.requireWorkflow(bad));
        }
    }
}
