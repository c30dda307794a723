package dev.keyrota.config;

import dev.keyrota.config.Places.Placed;
import dev.keyrota.config.problem.Problem;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Charter.Place;
import dev.keyrota.protocol.SessionId;
import dev.keyrota.protocol.StoreId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the places of a run are. The run's charter is frozen; a configuration that changed since supplies addresses and logins, and only
 * those: what the charter names must still be there, and of the same kind. New runs and resumed ones get their addresses the same way.
 *
 * @param account the account that issues the credential
 * @param stores the run's stores and its siblings, by the charter's ids
 * @param sessions the run's sessions, by the charter's ids
 */
public record Addresses(
        IssuingAccount account, Map<StoreId, Destination> stores, Map<SessionId, SessionEntry> sessions) {
    public Addresses {
        stores = Map.copyOf(stores);
        sessions = Map.copyOf(sessions);
    }

    /**
     * The addresses of a run.
     *
     * @throws ConfigurationException naming everything of the run that the configuration no longer has, or has as something else
     */
    public static Addresses of(Charter charter, Configuration configuration) throws ConfigurationException {
        return new Binding(charter, configuration).addresses();
    }

    /** One attempt to find everything. */
    private static final class Binding {
        private final Charter charter;
        private final Configuration configuration;
        private final List<Problem> problems = new ArrayList<>();

        Binding(Charter charter, Configuration configuration) {
            this.charter = charter;
            this.configuration = configuration;
        }

        Addresses addresses() throws ConfigurationException {
            Credential credential = configuration.credential(charter.credential() + "@" + charter.env());
            Map<StoreId, Destination> stores = new HashMap<>();
            Places places = new Places(configuration);
            Map<StoreId, Placed> own = places.own(credential).stream()
                    .collect(Collectors.toMap(each -> each.place().id(), Function.identity()));
            charter.stores().forEach(place -> find(place, own, credential, stores));
            Map<StoreId, Placed> siblings = places.siblingsByAnyName(credential);
            charter.siblings().forEach(place -> find(place, siblings, credential, stores));
            Map<SessionId, SessionEntry> sessions = sessions(credential);
            checkAccount(credential);
            if (!problems.isEmpty()) {
                throw new ConfigurationException(problems);
            }
            return new Addresses(configuration.issuer(credential), stores, sessions);
        }

        private void find(
                Place place, Map<StoreId, Placed> all, Credential credential, Map<StoreId, Destination> found) {
            Placed now = all.get(place.id());
            if (now != null && now.place().equals(place)) {
                found.put(place.id(), now.destination());
                return;
            }
            problem(
                    credential,
                    ".stores",
                    "the open run has " + text(place) + ", and the file has " + text(now == null ? null : now.place()),
                    "put it back as it was until the run is over; `keyrota status` shows the run");
        }

        private Map<SessionId, SessionEntry> sessions(Credential credential) {
            Map<SessionId, SessionEntry> found = new LinkedHashMap<>();
            credential.sessions().forEach(session -> found.put(session.id(), session));
            for (SessionId id : charter.sessions()) {
                if (!found.containsKey(id)) {
                    problem(
                            credential,
                            ".sessions",
                            "the open run has session `" + id + "`, and the file has none of that name",
                            "put it back until the run is over; `keyrota status` shows the run");
                }
            }
            found.keySet().retainAll(charter.sessions());
            return found;
        }

        private void checkAccount(Credential credential) {
            if (!credential.account().equals(charter.account())) {
                problem(
                        credential,
                        ".account",
                        "the open run is on account `" + charter.account() + "`, and the file says `"
                                + credential.account() + "`",
                        "put it back until the run is over; `keyrota status` shows the run");
            }
        }

        private void problem(Credential credential, String below, String what, String remedy) {
            Origin origin = configuration.origin();
            problems.add(origin.problem(origin.place(credential) + below, what, remedy));
        }

        private static String text(@Nullable Place place) {
            return place == null
                    ? "none of that name"
                    : "store `" + place.id() + "` (" + place.kind() + ", proven by " + place.proof() + ")";
        }
    }
}
