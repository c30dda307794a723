package dev.keyrota.sandbox.infisical;

import static dev.keyrota.sandbox.infisical.VaultFixture.FOLDER;
import static dev.keyrota.sandbox.infisical.VaultFixture.KEY;
import static dev.keyrota.sandbox.infisical.VaultFixture.PROJECT;
import static dev.keyrota.sandbox.infisical.VaultFixture.metadata;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.infisical.VaultAnswer.AwaitingApproval;
import dev.keyrota.sandbox.infisical.VaultAnswer.Found;
import dev.keyrota.sandbox.infisical.VaultAnswer.Refused;
import dev.keyrota.sandbox.infisical.VaultAnswer.Requests;
import dev.keyrota.sandbox.infisical.VaultAnswer.Written;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class InfisicalVaultTest {

    private final VaultFixture world = new VaultFixture();
    private final InfisicalVault vault = world.vault;
    private final String admin = world.token("admin");

    private SecretVersion read(String token) {
        return ((Found) vault.read(token, KEY)).secret().version();
    }

    @Test
    void a_first_write_is_version_one_and_every_write_adds_one_even_of_the_same_value() {
        assertThat(vault.create(admin, KEY, SecretChange.toValue("v"))).isInstanceOf(Written.class);
        assertThat(read(admin).version()).isEqualTo(1);
        assertThat(world.write(admin, "v").version()).isEqualTo(2);
        assertThat(world.write(admin, "w").version()).isEqualTo(3);
    }

    @Test
    void metadata_and_comment_survive_a_write_that_does_not_name_them() {
        vault.create(admin, KEY, new SecretChange("v", "said", metadata("run", "1")));
        world.write(admin, "w");
        assertThat(read(admin).metadata()).isEqualTo(metadata("run", "1"));
        assertThat(read(admin).comment()).isEqualTo("said");
    }

    @Test
    void a_write_of_metadata_alone_keeps_the_value() {
        vault.create(admin, KEY, SecretChange.toValue("v"));
        vault.update(admin, KEY, SecretChange.toMetadata(metadata("state", "done")));
        assertThat(read(admin).value()).isEqualTo("v");
        assertThat(read(admin).metadata()).isEqualTo(metadata("state", "done"));
    }

    @Test
    void values_are_trimmed_but_one_trailing_line_feed_is_kept() {
        vault.create(admin, KEY, SecretChange.toValue("  padded \u00a0"));
        assertThat(read(admin).value()).isEqualTo("padded");
        assertThat(world.write(admin, "line\n\n").value()).isEqualTo("line\n");
        assertThat(world.write(admin, "a\u0000b").value()).isEqualTo("a\u0000b");
        assertThat(world.write(admin, "\n").value()).isEqualTo("\n");
    }

    @Test
    void an_old_version_is_found_by_name_even_when_another_secret_has_taken_the_name() {
        vault.create(admin, KEY, SecretChange.toValue("old"));
        String oldId = read(admin).id();
        vault.delete(admin, KEY);
        vault.create(admin, KEY, SecretChange.toValue("new"));

        SecretVersion first =
                ((Found) vault.read(admin, KEY, Reading.ofVersion(1))).secret().version();
        assertThat(first.value()).isEqualTo("old");
        assertThat(first.id()).isEqualTo(oldId).isNotEqualTo(read(admin).id());
    }

    @Test
    void who_may_edit_but_not_read_writes_and_sees_a_placeholder() {
        vault.create(admin, KEY, SecretChange.toValue("v"));
        world.identity("editor", TokenPolicy.DEFAULT, Grant.on("prod", FOLDER.path(), EnumSet.of(Permission.EDIT)));

        Written written = (Written) vault.update(world.token("editor"), KEY, SecretChange.toValue("w"));
        assertThat(written.secret().hidden()).isTrue();
        assertThat(written.secret().value()).isEqualTo(SecretView.HIDDEN_VALUE);
        assertThat(read(admin).value()).isEqualTo("w");
    }

    @Test
    void without_permission_a_missing_secret_is_403_but_a_missing_folder_is_404() {
        world.identity("nobody", TokenPolicy.DEFAULT);
        String nobody = world.token("nobody");
        assertThat(((Refused) vault.read(nobody, KEY)).status()).isEqualTo(403);
        assertThat(((Refused) vault.read(admin, KEY)).status()).isEqualTo(404);
        Refused noFolder = (Refused) vault.read(nobody, SecretAddress.of(PROJECT, "dev", "/", "X"));
        assertThat(noFolder.status()).isEqualTo(404);
        assertThat(noFolder.error()).isEqualTo("GetSecretByName");
    }

    @Test
    void an_approval_policy_answers_without_writing_and_a_merge_writes_later() {
        vault.create(admin, KEY, SecretChange.toValue("old"));
        vault.requireApproval(FOLDER, true);

        AwaitingApproval waiting = (AwaitingApproval) vault.update(admin, KEY, SecretChange.toValue("new"));
        assertThat(read(admin).value()).isEqualTo("old");
        assertThat(((Requests) vault.approvals(admin, PROJECT)).requests()).containsExactly(waiting.request());

        vault.merge(waiting.request().id());
        assertThat(read(admin).value()).isEqualTo("new");
        assertThat(((Requests) vault.approvals(admin, PROJECT)).requests())
                .allSatisfy(request -> assertThat(request.open()).isFalse());
    }

    @Test
    void a_closed_change_request_cannot_be_merged_and_a_merged_one_not_closed() {
        vault.create(admin, KEY, SecretChange.toValue("old"));
        vault.requireApproval(true);
        String closed = ((AwaitingApproval) vault.update(admin, KEY, SecretChange.toValue("a")))
                .request()
                .id();
        String merged = ((AwaitingApproval) vault.update(admin, KEY, SecretChange.toValue("b")))
                .request()
                .id();

        assertThat(vault.setOpen(admin, closed, false)).isInstanceOf(Requests.class);
        assertThatIllegalArgumentException().isThrownBy(() -> vault.merge(closed));
        vault.merge(merged);
        assertThat(vault.setOpen(admin, merged, false)).isInstanceOf(Refused.class);
        assertThat(read(admin).value()).isEqualTo("b");
    }

    @Test
    void only_who_asked_may_close_a_change_request() {
        vault.requireApproval(true);
        String request = ((AwaitingApproval) vault.create(admin, KEY, SecretChange.toValue("a")))
                .request()
                .id();
        world.identity("other", TokenPolicy.DEFAULT, Grant.everything());
        assertThat(((Refused) vault.setOpen(world.token("other"), request, false)).status())
                .isEqualTo(404);
    }

    @Test
    void a_copy_and_its_original_go_separate_ways_but_draw_the_same_ids() {
        vault.create(admin, KEY, SecretChange.toValue("shared"));
        SandboxClock otherClock = world.clock.copy();
        InfisicalVault copy = vault.copy(otherClock);

        otherClock.advance(Duration.ofHours(1));
        copy.update(admin, KEY, SecretChange.toValue("copy's"));
        assertThat(read(admin).value()).isEqualTo("shared");
        assertThat(copy.held("prod", FOLDER.path(), KEY.name()))
                .hasValueSatisfying(held -> assertThat(held.value()).isEqualTo("copy's"));

        SecretAddress other = FOLDER.secret("OTHER");
        vault.create(admin, other, SecretChange.toValue("x"));
        copy.create(admin, other, SecretChange.toValue("x"));
        assertThat(copy.held(other).orElseThrow().id())
                .isEqualTo(vault.held(other).orElseThrow().id());
    }

    @Test
    void an_outsider_places_changes_and_removes_a_value() {
        vault.place("prod", FOLDER.path(), KEY.name(), "foreign");
        assertThat(read(admin).value()).isEqualTo("foreign");
        vault.place("prod", FOLDER.path(), KEY.name(), null);
        assertThat(vault.held("prod", FOLDER.path(), KEY.name())).isEmpty();
    }

    @Test
    void references_are_followed_only_on_demand() {
        vault.create(admin, KEY, SecretChange.toValue("target"));
        SecretAddress reference = FOLDER.secret("REF");
        vault.create(admin, reference, SecretChange.toValue("<${prod.MooseQuest.heroku.HEROKU_API_KEY}>"));

        assertThat(((Found) vault.read(admin, reference)).secret().value()).contains("${prod");
        assertThat(((Found) vault.read(admin, reference, new Reading(null, true, true)))
                        .secret()
                        .value())
                .isEqualTo("<target>");
    }
}
