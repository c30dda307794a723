package dev.keyrota.connectors.infisical;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store;
import dev.keyrota.connectors.http.JsonText;
import dev.keyrota.connectors.http.Request;
import dev.keyrota.connectors.http.Response;
import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One secret of an Infisical server as a vault. Made by {@link InfisicalAccount#vault}. The identity needs
 * describeSecret, readValue and edit on the one folder (seen to suffice, 2026-11-22).
 *
 * <p>A write sends value and label in one call; the entries that the team keeps there are read just before it and sent
 * back with them, since the server replaces the list as a whole and offers no compare-and-set. Where that reading fails
 * nothing was written, and the write is refused.
 */
public final class InfisicalVault implements Store.Vault {
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

    private final StoreId id;
    private final InfisicalAccount account;
    private final Entry entry;
    private final RandomGenerator chance;

    InfisicalVault(StoreId id, InfisicalAccount account, Entry entry, RandomGenerator chance) {
        this.id = id;
        this.account = account;
        this.entry = entry;
        this.chance = chance;
    }

    @Override
    public StoreId id() {
        return id;
    }

    @Override
    public Reply<Content> read() {
        return account.call(edition -> get(edition, true), this::content);
    }

    /**
     * {@inheritDoc} After a secret was deleted and made again, the server still hands out the old one's versions under
     * its name, so the id decides.
     */
    @Override
    public Reply<Content> read(String itemId, String version) {
        if (!VERSION.matcher(version).matches()) {
            return new Reply.Refused<>(Refusal.NOT_FOUND);
        }
        Reply<Content> reply = account.call(edition -> get(edition, true).query("version", version), this::content);
        return reply.then(content ->
                content.itemId().equals(itemId) && content.version().equals(version) ? reply : another(content));
    }

    private static Reply<Content> another(Content content) {
        if (content.value() != null) {
            content.value().close();
        }
        return new Reply.Refused<>(Refusal.NOT_FOUND);
    }

    /**
     * {@inheritDoc} A value that the server would change by trimming it, or that is the text it shows for a hidden one,
     * is {@code MALFORMED_KEY}. A folder whose changes need an approval answers {@code APPROVAL_REQUIRED}: nothing was
     * written, and a person may still merge the request.
     */
    @Override
    public Reply<Written> write(Secret value, @Nullable Label label) {
        if (Trimming.wouldChange(value) || Shape.isHidden(value)) {
            return new Reply.Refused<>(Refusal.MALFORMED_KEY);
        }
        if (label == null) {
            Reply<Metadata> known =
                    account.isEditionKnown() ? new Reply.Answered<>(new Metadata(List.of())) : describe();
            return known.then(_ -> patch("infisical.write", json -> json.secret("secretValue", value)));
        }
        return labelled(label, value)
                .then(metadata -> patch("infisical.write", json -> {
                    json.secret("secretValue", value);
                    metadata.write(json);
                }));
    }

    @Override
    public Reply<Written> label(Label label, Secret fittingValue) {
        return labelled(label, fittingValue).then(metadata -> patch("infisical.write", metadata::write));
    }

    /**
     * {@inheritDoc} A request's folder cannot be told from the list, so all that our identity has open in this
     * environment count. In the servers whose source was read, this list is for users: a machine identity gets {@code
     * FORBIDDEN}, and a person must look.
     */
    @Override
    public Reply<List<String>> openApprovals() {
        return new OpenApprovals(account, entry).ids();
    }

    private Reply<Metadata> labelled(Label label, Secret value) {
        return describe().map(metadata -> metadata.with(LabelText.of(label, value, chance)));
    }

    /**
     * What stands beside the value, without the value. A doubt about it is none about the write that would have
     * followed.
     */
    private Reply<Metadata> describe() {
        Reply<Metadata> reply = account.call(
                edition -> get(edition, false),
                response -> new Reply.Answered<>(
                        Metadata.read(Shape.secret(entry, response).at("secretMetadata"))));
        return reply instanceof Reply.Unclear<Metadata> ? new Reply.Refused<>(Refusal.UNREACHABLE) : reply;
    }

    private Reply<Content> content(Response response) {
        return new Reply.Answered<>(Shape.content(entry, response));
    }

    private Request get(Edition edition, boolean withValue) {
        return edition.get("infisical.read", entry.secret())
                .query(edition.project(), entry.project())
                .query("environment", entry.environment())
                .query("secretPath", entry.path())
                .query("type", "shared")
                .query("viewSecretValue", Boolean.toString(withValue))
                .query("expandSecretReferences", "false")
                .query("include_imports", "false")
                .query("includeImports", "false");
    }

    private Reply<Written> patch(String name, java.util.function.Consumer<JsonText> change) {
        Function<Edition, Request> request =
                edition -> edition.patch(name, entry.secret()).json(json -> {
                    json.text(edition.project(), entry.project())
                            .text("environment", entry.environment())
                            .text("secretPath", entry.path())
                            .text("type", "shared");
                    change.accept(json);
                });
        return account.call(request, response -> {
            if (!response.json().at("approval").isNothing()) {
                return new Reply.Refused<>(Refusal.APPROVAL_REQUIRED);
            }
            Shape.secret(entry, response);
            return new Reply.Answered<>(new Written());
        });
    }
}
