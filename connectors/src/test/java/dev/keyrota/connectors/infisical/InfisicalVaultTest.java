package dev.keyrota.connectors.infisical;

import static dev.keyrota.connectors.Replies.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyrota.connectors.SandboxFixture;
import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store;
import dev.keyrota.connectors.VaultContract;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Logins;
import dev.keyrota.sandbox.infisical.MetadataEntry;
import dev.keyrota.sandbox.infisical.SecretAddress;
import dev.keyrota.sandbox.infisical.SecretChange;
import dev.keyrota.sandbox.worlds.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Infisical's simulation over its sockets, as the servers of three ages. */
class InfisicalVaultTest {
    private static final SandboxFixture sandbox = new SandboxFixture("clean");

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Nested
    class With_v3_only extends Contract {
        With_v3_only() {
            super(dev.keyrota.sandbox.infisical.Edition.V3);
        }
    }

    @Nested
    class With_v4_only extends Contract {
        With_v4_only() {
            super(dev.keyrota.sandbox.infisical.Edition.V4);
        }
    }

    @Nested
    class With_both extends Contract {
        With_both() {
            super(dev.keyrota.sandbox.infisical.Edition.BOTH);
        }
    }

    abstract static class Contract extends VaultContract {
        private static final String PATH = "/MooseQuest/heroku";
        private static final String NAME = "HEROKU_API_KEY";

        private final dev.keyrota.sandbox.infisical.Edition edition;
        private final Logins logins = sandbox.look(World::logins);
        private InfisicalAccount account = account(logins.clientSecret());

        Contract(dev.keyrota.sandbox.infisical.Edition edition) {
            this.edition = edition;
        }

        @BeforeEach
        void refresh() {
            sandbox.fresh();
            sandbox.change(world -> world.infisical().serve(edition));
            account = account(logins.clientSecret());
        }

        private InfisicalAccount account(String clientSecret) {
            Login login = new Login.UniversalAuth(Secret.ofText(logins.clientId()), Secret.ofText(clientSecret));
            return new InfisicalAccount(sandbox.http(), sandbox.at("infisical"), login, _ -> {}, System::nanoTime);
        }

        private Store.Vault entry(InfisicalAccount of, String path, String name) {
            Entry entry = new Entry(logins.infisicalProject(), "prod", path, name);
            return of.vault(new StoreId("vault"), entry, new Random(7));
        }

        @Override
        protected Store.Vault store() {
            return entry(account, PATH, NAME);
        }

        @Override
        protected Store.Legible missing() {
            return entry(account, PATH, "NO_SUCH_SECRET");
        }

        @Override
        protected @Nullable String truth() {
            return sandbox.look(
                            world -> world.infisical().held("prod", PATH, NAME).map(Held::value))
                    .orElse(null);
        }

        @Override
        protected void overwrite(@Nullable String value) {
            sandbox.change(world -> world.infisical().place("prod", PATH, NAME, value));
        }

        @Override
        protected void arm(String operation, String fault) {
            sandbox.arm("infisical." + operation, fault);
        }

        @Override
        protected void disarm() {
            sandbox.disarm();
        }

        private SecretAddress address() {
            return SecretAddress.of(logins.infisicalProject(), "prod", PATH, NAME);
        }

        @Override
        protected Map<String, String> teamReads() {
            return sandbox.look(world -> world.infisical().held(address()).orElseThrow().metadata().stream()
                    .filter(entry -> !entry.key().startsWith("keyrota."))
                    .collect(Collectors.toMap(MetadataEntry::key, MetadataEntry::value)));
        }

        @Override
        protected void teamWrites(String key, String value) {
            sandbox.change(world -> world.infisical()
                    .write(address(), SecretChange.toMetadata(List.of(new MetadataEntry(key, value)))));
        }

        @Override
        protected void requireApproval(boolean required) {
            sandbox.change(world -> world.infisical().requireApproval(required));
        }

        @Override
        protected void approve(String request) {
            sandbox.change(world -> world.infisical().merge(request));
        }

        @Override
        protected void later(Duration time) {
            sandbox.later(time);
        }

        @Test
        void a_missing_folder_is_not_found_and_a_foreign_one_forbidden_or_not_found() {
            assertThat(entry(account, "/no/such/folder", NAME).read())
                    .isEqualTo(new Reply.Refused<>(Refusal.NOT_FOUND));
        }

        @Test
        void a_bad_client_secret_is_unauthenticated_and_asked_once() {
            Store.Vault locked = entry(account("sandbox-not-the-secret"), PATH, NAME);
            for (int i = 0; i < 4; i++) {
                assertThat(locked.read()).isEqualTo(new Reply.Refused<>(Refusal.UNAUTHENTICATED));
            }
            assertThat(sandbox.calls).hasSize(1);
            answered(store().read());
        }

        @Test
        void an_entry_that_was_made_again_hands_out_none_of_its_namesakes_versions() {
            answered(store().write(FIRST, OPEN));
            Store.Content first = answered(store().read());
            overwrite(null);
            overwrite("made-again");
            assertThat(store().read(first.itemId(), first.version()))
                    .satisfies(reply -> assertThat(reply instanceof Reply.Answered<Store.Content>(var content)
                                    && !content.itemId().equals(first.itemId()))
                            .isFalse());
            assertThat(answered(store().read()).itemId()).isNotEqualTo(first.itemId());
        }

        @Test
        void approvals_that_only_people_may_see_are_refused() {
            sandbox.change(world -> world.infisical().approvalsForPeopleOnly(true));
            assertThat(store().openApprovals()).isEqualTo(new Reply.Refused<>(Refusal.FORBIDDEN));
        }
    }
}
