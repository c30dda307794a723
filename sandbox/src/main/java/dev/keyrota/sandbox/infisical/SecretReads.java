package dev.keyrota.sandbox.infisical;

import static dev.keyrota.sandbox.infisical.Permission.DESCRIBE_SECRET;
import static dev.keyrota.sandbox.infisical.Permission.READ_VALUE;

import dev.keyrota.sandbox.infisical.VaultAnswer.Admission;
import dev.keyrota.sandbox.infisical.VaultAnswer.Admitted;
import dev.keyrota.sandbox.infisical.VaultAnswer.Found;
import dev.keyrota.sandbox.infisical.VaultAnswer.Listed;
import dev.keyrota.sandbox.infisical.VaultAnswer.Listing;
import dev.keyrota.sandbox.infisical.VaultAnswer.Read;
import dev.keyrota.sandbox.infisical.VaultAnswer.Refused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading secrets, for who may: describing is enough for a look without the value, not for one with it. */
record SecretReads(Gate gate, SecretStore secrets) {

    Read read(@Nullable String bearer, SecretAddress at, Reading how) {
        return switch (gate.enter(bearer, at.folder(), "GetSecretByName", DESCRIBE_SECRET)) {
            case Refused refused -> refused;
            case Admitted(var identity) ->
                find(at, how)
                        .map(version -> found(identity, at, version, how))
                        .orElseGet(() -> Refused.notFound("Secret with name '" + at.name() + "' not found"));
        };
    }

    private Optional<SecretVersion> find(SecretAddress at, Reading how) {
        return how.version() == null ? secrets.current(at) : secrets.version(at, how.version());
    }

    private Read found(MachineIdentity identity, SecretAddress at, SecretVersion version, Reading how) {
        if (!how.viewValue()) {
            return new Found(new SecretView(at, version, true));
        }
        if (!identity.may(READ_VALUE, at.folder())) {
            return new Refused(
                    403,
                    "ForbiddenReadSecretError",
                    "You do not have permission to view secret value on secret with name '" + at.name() + "'");
        }
        return new Found(new SecretView(at, how.expand() ? expanded(at, version) : version, false));
    }

    private SecretVersion expanded(SecretAddress at, SecretVersion version) {
        return version.withValue(References.expand(
                version.value(),
                at.folder(),
                address -> secrets.current(address).map(SecretVersion::value).orElse("")));
    }

    Listing list(@Nullable String bearer, Folder folder, Reading how, boolean recursive) {
        Admission admission = how.viewValue()
                ? gate.enter(bearer, folder, "GetSecrets", DESCRIBE_SECRET, READ_VALUE)
                : gate.enter(bearer, folder, "GetSecrets", DESCRIBE_SECRET);
        return switch (admission) {
            case Refused refused -> refused;
            case Admitted(var identity) ->
                new Listed(secrets.in(folder, recursive).stream()
                        .filter(at -> identity.may(DESCRIBE_SECRET, at.folder()))
                        .flatMap(at -> secrets.current(at).stream()
                                .map(version -> new SecretView(
                                        at, how.expand() ? expanded(at, version) : version, !how.viewValue())))
                        .toList());
        };
    }
}
