package dev.keyrota.rehearsal;

import dev.keyrota.connectors.Secret;
import dev.keyrota.connectors.Store;
import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.Refusal;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.RunId;
import dev.keyrota.protocol.StoreId;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.infisical.ApprovalRequest;
import dev.keyrota.sandbox.infisical.MetadataEntry;
import dev.keyrota.sandbox.infisical.Reading;
import dev.keyrota.sandbox.infisical.SecretAddress;
import dev.keyrota.sandbox.infisical.SecretChange;
import dev.keyrota.sandbox.infisical.SecretVersion;
import dev.keyrota.sandbox.infisical.VaultAnswer;
import dev.keyrota.sandbox.worlds.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sandbox's Infisical without sockets. What binds a label to its value is the value itself, in the clear: nobody looks here. */
final class SimulatedVault implements Store.Vault {
    private final Line line;
    private final StoreId id;
    private final SecretAddress address;
    private final String bearer;

    SimulatedVault(Line line, Place.VaultSecret place, String bearer) {
        World world = line.world();
        this.line = line;
        this.bearer = bearer;
        this.id = new StoreId(place.id());
        this.address =
                SecretAddress.of(world.logins().infisicalProject(), place.environment(), place.path(), place.name());
    }

    /** What the vault lets this tool in with. */
    static String login(World world) {
        if (!(world.infisical().login(world.logins().clientId(), world.logins().clientSecret())
                instanceof VaultAnswer.LoggedIn(var token, var _, var _))) {
            throw new IllegalStateException("the sandbox lets us in");
        }
        return token;
    }

    /** Those that wait for a person's decision. */
    static List<String> openRequests(World world) {
        return world.infisical().approvals(login(world), world.logins().infisicalProject())
                        instanceof VaultAnswer.Requests(var requests)
                ? requests.stream()
                        .filter(ApprovalRequest::open)
                        .map(ApprovalRequest::id)
                        .toList()
                : List.of();
    }

    @Override
    public StoreId id() {
        return id;
    }

    @Override
    public Reply<Content> read() {
        return line.read("infisical.read", world -> content(world, Reading.CURRENT));
    }

    @Override
    public Reply<Content> read(String itemId, String version) {
        return line.read(
                "infisical.read version",
                world -> content(world, Reading.ofVersion(Integer.parseInt(version)))
                        .then(content -> content.itemId().equals(itemId)
                                ? new Reply.Answered<>(content)
                                : new Reply.Refused<>(Refusal.NOT_FOUND)));
    }

    private Reply<Content> content(World world, Reading how) {
        return switch (world.infisical().read(bearer, address, how)) {
            case VaultAnswer.Refused(var status, var _, var _) -> refused(status);
            case VaultAnswer.Found(var view) -> new Reply.Answered<>(content(view.version(), world));
        };
    }

    private static <T> Reply<T> refused(int status) {
        return new Reply.Refused<>(
                switch (status) {
                    case 401 -> Refusal.UNAUTHENTICATED;
                    case 403 -> Refusal.FORBIDDEN;
                    case 404 -> Refusal.NOT_FOUND;
                    default -> Refusal.INVALID;
                });
    }

    private static Content content(SecretVersion version, World world) {
        Map<String, String> entries = version.metadata().stream()
                .filter(entry -> entry.key().startsWith("keyrota."))
                .collect(Collectors.toMap(MetadataEntry::key, MetadataEntry::value));
        return new Content(
                version.value().isEmpty() ? null : Secret.ofText(version.value()),
                version.id(),
                String.valueOf(version.version()),
                label(entries),
                version.value().equals(entries.get("keyrota.mac")),
                version.updatedAt(),
                Duration.between(version.updatedAt(), world.clock().instant()));
    }

    private static @Nullable Label label(Map<String, String> entries) {
        String authorization = entries.get("keyrota.authorization");
        String run = entries.get("keyrota.run");
        if (authorization == null || run == null) {
            return null;
        }
        String previous = entries.get("keyrota.previous");
        return new Label(
                new AuthorizationId(authorization),
                previous == null ? null : new AuthorizationId(previous),
                new RunId(run),
                entries.getOrDefault("keyrota.host", ""),
                "done".equals(entries.get("keyrota.state")) ? Label.State.DONE : Label.State.OPEN);
    }

    @Override
    public Reply<Written> write(Secret value, @Nullable Label label) {
        String text = SimulatedIssuer.text(value);
        SecretChange change =
                label == null ? SecretChange.toValue(text) : SecretChange.toValue(text, entries(label, text));
        return line.deed("infisical.write", text + " " + label, world -> update(world, change));
    }

    @Override
    public Reply<Written> label(Label label, Secret fittingValue) {
        SecretChange change = SecretChange.toMetadata(entries(label, SimulatedIssuer.text(fittingValue)));
        return line.deed("infisical.write label", label.toString(), world -> update(world, change));
    }

    private Reply<Written> update(World world, SecretChange change) {
        return switch (world.infisical().update(bearer, address, change)) {
            case VaultAnswer.Written _ -> new Reply.Answered<>(new Written());
            case VaultAnswer.AwaitingApproval _ -> new Reply.Refused<>(Refusal.APPROVAL_REQUIRED);
            case VaultAnswer.Refused(var status, var _, var _) -> refused(status);
        };
    }

    private static List<MetadataEntry> entries(Label label, String value) {
        List<MetadataEntry> entries = new ArrayList<>();
        entries.add(
                new MetadataEntry("keyrota.authorization", label.authorization().value()));
        if (label.previous() != null) {
            entries.add(new MetadataEntry("keyrota.previous", label.previous().value()));
        }
        entries.add(new MetadataEntry("keyrota.run", label.run().value()));
        entries.add(new MetadataEntry("keyrota.host", label.host()));
        entries.add(new MetadataEntry("keyrota.state", label.state() == Label.State.DONE ? "done" : "open"));
        entries.add(new MetadataEntry("keyrota.mac", value));
        return entries;
    }

    @Override
    public Reply<List<String>> openApprovals() {
        return line.read("infisical.approvals", world -> switch (world.infisical()
                .approvals(bearer, world.logins().infisicalProject())) {
            case VaultAnswer.Refused(var status, var _, var _) -> refused(status);
            case VaultAnswer.Requests(var requests) ->
                new Reply.Answered<>(requests.stream()
                        .filter(ApprovalRequest::open)
                        .map(ApprovalRequest::id)
                        .toList());
        });
    }
}
