package dev.keyrota.sandbox.infisical;

import static dev.keyrota.sandbox.infisical.Permission.CREATE;
import static dev.keyrota.sandbox.infisical.Permission.DELETE;
import static dev.keyrota.sandbox.infisical.Permission.EDIT;
import static dev.keyrota.sandbox.infisical.Permission.READ_VALUE;

import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.SeededIds;
import dev.keyrota.sandbox.infisical.ApprovalRequest.Operation;
import dev.keyrota.sandbox.infisical.VaultAnswer.Admission;
import dev.keyrota.sandbox.infisical.VaultAnswer.Admitted;
import dev.keyrota.sandbox.infisical.VaultAnswer.Approvals;
import dev.keyrota.sandbox.infisical.VaultAnswer.AwaitingApproval;
import dev.keyrota.sandbox.infisical.VaultAnswer.Listing;
import dev.keyrota.sandbox.infisical.VaultAnswer.Login;
import dev.keyrota.sandbox.infisical.VaultAnswer.Read;
import dev.keyrota.sandbox.infisical.VaultAnswer.Refused;
import dev.keyrota.sandbox.infisical.VaultAnswer.Write;
import dev.keyrota.sandbox.infisical.VaultAnswer.Written;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One Infisical server as it is behind its HTTP: projects, folders, secrets, identities, change requests.
 *
 * <p>What a client may do takes a bearer and checks it as the server does, in the server's order: token, project,
 * membership, folder, permission, secret. What an outsider or a world's file does ({@link #place}, {@link #merge}, the
 * {@code add…} methods) asks nobody.
 */
public final class InfisicalVault {

    private final SandboxClock clock;
    private SeededIds ids;
    private final UniversalAuth auth;
    private final Gate gate;
    private final SecretStore secrets;
    private final SecretReads reads;
    private final ApprovalDesk approvals;
    private Edition edition = Edition.BOTH;

    /** An empty vault. It keeps both arguments and draws all its ids and tokens from {@code ids}. */
    public InfisicalVault(SandboxClock clock, SeededIds ids) {
        this.clock = clock;
        this.ids = ids;
        this.auth = new UniversalAuth(clock, ids);
        this.gate = new Gate(auth);
        this.secrets = new SecretStore();
        this.reads = new SecretReads(gate, secrets);
        this.approvals = new ApprovalDesk();
    }

    private InfisicalVault(InfisicalVault original, SandboxClock clock) {
        this.clock = clock;
        this.ids = original.ids.copy();
        this.auth = original.auth.copy(clock, ids);
        this.gate = original.gate.copy(auth);
        this.secrets = original.secrets.copy();
        this.reads = new SecretReads(gate, secrets);
        this.approvals = original.approvals.copy();
        this.edition = original.edition;
    }

    /** A vault of its own that is equal now and lives by {@code time}. Shares what never changes; cheap. */
    public InfisicalVault copy(SandboxClock time) {
        return new InfisicalVault(this, time);
    }

    /** What its clock shows. */
    Instant now() {
        return clock.instant();
    }

    /** From here on it draws other ids and tokens than a copy made before does: what a lie answered never comes true. */
    public void redraw() {
        ids = ids.fork("redraw");
        auth.redraw(ids);
    }

    /** Lets in whoever {@code other} lets in: an older truth about secrets is still told to those who came since. */
    public void trust(InfisicalVault other) {
        auth.trust(other.auth);
    }

    /** Which routes and habits the server has; {@link Edition#BOTH} unless told otherwise. */
    public Edition edition() {
        return edition;
    }

    public void serve(Edition which) {
        edition = which;
    }

    /** Adds a project. The first is the one that {@link #held} and {@link #place} mean. */
    public void addProject(Project project) {
        gate.add(project);
    }

    public Optional<Project> projectBySlug(String slug) {
        return gate.projectBySlug(slug);
    }

    /** Adds a folder; its environment exists from then on. Folders above it are not added. */
    public void addFolder(Folder folder) {
        gate.add(folder);
    }

    /** Adds an identity, or replaces the one with this id: changed grants count from the next call on. */
    public void addIdentity(MachineIdentity identity) {
        auth.put(identity);
    }

    public void addClientSecret(ClientSecret secret) {
        auth.put(secret);
    }

    /** Logins with it fail from now on; tokens that it gave live on. */
    public void revokeClientSecret(String id) {
        auth.revokeClientSecret(id);
    }

    /** Universal-auth: an access token for a client id and one of its secrets. */
    public Login login(String clientId, String clientSecret) {
        return auth.login(clientId, clientSecret, edition);
    }

    /** A new text for the same token, or, where that would reach the maximum lifetime, the end of the token. */
    public Login renew(String token) {
        return auth.renew(token);
    }

    /** Kills all texts of the token; empty where that was done. */
    public Optional<Refused> revoke(String token) {
        return auth.revoke(token);
    }

    /** Who is behind a bearer; null means that no authorization was sent. Counts one use. */
    public Admission admit(@Nullable String bearer) {
        return gate.admit(bearer);
    }

    /** The current version of a secret with its value. */
    public Read read(@Nullable String bearer, SecretAddress at) {
        return read(bearer, at, Reading.CURRENT);
    }

    /** A secret, in the way that {@code how} says. */
    public Read read(@Nullable String bearer, SecretAddress at, Reading how) {
        return reads.read(bearer, at, how);
    }

    /** The secrets of a folder by name, with {@code recursive} also of the folders below it. */
    public Listing list(@Nullable String bearer, Folder folder, Reading how, boolean recursive) {
        return reads.list(bearer, folder, how, recursive);
    }

    /** Makes a secret that is not there yet. */
    public Write create(@Nullable String bearer, SecretAddress at, SecretChange change) {
        return switch (gate.enter(bearer, at.folder(), "CreateSecret", CREATE)) {
            case Refused refused -> refused;
            case Admitted(var _)
            when secrets.current(at).isPresent() -> new Refused(400, "BadRequest", "Secret already exist");
            case Admitted(var identity)
            when approvals.covers(at.folder()) -> await(identity, at, Operation.CREATE, change);
            case Admitted(var _) ->
                new Written(
                        new SecretView(at, secrets.create(at, ids.uuid().toString(), change, clock.instant()), false));
        };
    }

    /** Changes a secret. There is no compare-and-set: the last write wins. */
    public Write update(@Nullable String bearer, SecretAddress at, SecretChange change) {
        return switch (gate.enter(bearer, at.folder(), "UpdateSecret", EDIT)) {
            case Refused refused -> refused;
            case Admitted(var _)
            when secrets.current(at).isEmpty() -> Refused.notFound("Secret with name " + at.name() + " not found");
            case Admitted(var identity)
            when approvals.covers(at.folder()) -> await(identity, at, Operation.UPDATE, change);
            case Admitted(var identity) -> written(identity, at, secrets.update(at, change, clock.instant()));
        };
    }

    /** Deletes a secret. */
    public Write delete(@Nullable String bearer, SecretAddress at) {
        return switch (gate.enter(bearer, at.folder(), "DeleteSecret", DELETE)) {
            case Refused refused -> refused;
            case Admitted(var _)
            when secrets.current(at).isEmpty() -> Refused.notFound("Secret with name '" + at.name() + "' not found");
            case Admitted(var identity)
            when approvals.covers(at.folder()) ->
                await(identity, at, Operation.DELETE, new SecretChange(null, null, null));
            case Admitted(var identity) -> written(identity, at, secrets.delete(at));
        };
    }

    private Write written(MachineIdentity identity, SecretAddress at, Optional<SecretVersion> version) {
        return new Written(new SecretView(at, version.orElseThrow(), !identity.may(READ_VALUE, at.folder())));
    }

    private Write await(MachineIdentity identity, SecretAddress at, Operation operation, SecretChange change) {
        return new AwaitingApproval(
                approvals.open(ids.uuid().toString(), at, operation, change, identity.id(), clock.instant()));
    }

    /** All change requests of a project, the newest first, to any of its members. */
    public Approvals approvals(@Nullable String bearer, String project) {
        return requests().list(bearer, project);
    }

    /** One change request, to who asked for it. */
    public Approvals approval(@Nullable String bearer, String request) {
        return requests().one(bearer, request);
    }

    /** Closes or reopens a change request that was not merged; only who asked for it may. */
    public Approvals setOpen(@Nullable String bearer, String request, boolean open) {
        return requests().setOpen(bearer, request, open);
    }

    private ChangeRequests requests() {
        return new ChangeRequests(gate, approvals, clock);
    }

    /** What the secret of the first project holds now, as nobody but the sandbox can see it. */
    public Optional<Held> held(String environment, String path, String name) {
        return gate.firstProject()
                .flatMap(project -> held(SecretAddress.of(project.id(), environment, path, name)))
                .map(version -> new Held(version.value(), version.updatedAt()));
    }

    /** The current version, whoever asks. */
    public Optional<SecretVersion> held(SecretAddress at) {
        return secrets.current(at);
    }

    /**
     * An outsider writes the secret of the first project, or deletes it with null; a world's file fills the vault so too.
     * Folder and project come into being where they are missing. Metadata stays, as it does for every write that does not
     * name it.
     */
    public void place(String environment, String path, String name, @Nullable String value) {
        if (gate.firstProject().isEmpty()) {
            addProject(new Project(ids.uuid().toString(), "project"));
        }
        SecretAddress at = SecretAddress.of(gate.firstProject().orElseThrow().id(), environment, path, name);
        addFolder(at.folder());
        if (value == null) {
            secrets.delete(at);
        } else {
            write(at, SecretChange.toValue(value));
        }
    }

    /** An outsider's write with whatever {@code change} names. */
    public void write(SecretAddress at, SecretChange change) {
        if (secrets.update(at, change, clock.instant()).isEmpty()) {
            secrets.create(at, ids.uuid().toString(), change, clock.instant());
        }
    }

    /** Whether every write is answered 200 with a change request, and not done. */
    public void requireApproval(boolean required) {
        approvals.coverEverything(required);
    }

    public boolean approvalRequired() {
        return approvals.coversEverything();
    }

    /** Whether writes to this folder wait for an approval. */
    public void requireApproval(Folder folder, boolean required) {
        approvals.cover(folder, required);
    }

    /** Whether machine identities are kept from looking at change requests, as the published source has it. */
    public void approvalsForPeopleOnly(boolean only) {
        approvals.forPeopleOnly(only);
    }

    /** An outsider approves and merges an open change request: now it writes. */
    public void merge(String request) {
        ApprovalRequest open = approvals
                .request(request)
                .filter(ApprovalRequest::open)
                .orElseThrow(() -> new IllegalArgumentException("no open change request " + request));
        switch (open.operation()) {
            case CREATE, UPDATE -> write(open.address(), open.change());
            case DELETE -> secrets.delete(open.address());
        }
        approvals.keep(open.merged(clock.instant()));
    }
}
