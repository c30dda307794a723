package dev.keyrota.rehearsal;

import dev.keyrota.config.Configuration;
import dev.keyrota.config.ConfigurationReader;
import dev.keyrota.config.Rotation;
import dev.keyrota.config.RotationRequest;
import dev.keyrota.protocol.AuthorizationId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Rehearsals of the configurations that lie beside the tests. It answers in text too, since it is called across test builds. */
public final class Configured {
    private Configured() {}

    static Rotation rotation(String file, String credential) {
        try {
            Path path = Path.of(
                    Objects.requireNonNull(Configured.class.getResource(file)).toURI());
            Configuration configuration = ConfigurationReader.read(path);
            RotationRequest request = RotationRequest.scheduled(credential, "tests");
            return new Rotation(request, configuration, configuration.credential(credential));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param known the authorizations that the journal knows, by credentials */
    static Rehearsal rehearsal(String file, String credential, Map<String, AuthorizationId> known) {
        return Rehearsal.of(rotation(file, credential), each -> Optional.ofNullable(known.get(each.qualifiedName())));
    }

    /** Which trial of a file's credential broke an invariant first, and which; empty where none did. */
    public static String broken(String file) {
        try {
            Rehearsed rehearsed = rehearsal(file, "heroku-platform", Map.of()).play();
            List<Trial> broken = rehearsed.broken();
            return broken.isEmpty()
                    ? ""
                    : "[" + broken.getFirst().name() + "] "
                            + broken.getFirst().broken().getFirst();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
