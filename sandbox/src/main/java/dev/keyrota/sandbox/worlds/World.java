package dev.keyrota.sandbox.worlds;

import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Logins;
import dev.keyrota.sandbox.Message;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.SandboxClock;
import dev.keyrota.sandbox.github.GitHubHost;
import dev.keyrota.sandbox.heroku.HerokuAccount;
import dev.keyrota.sandbox.heroku.HerokuReply;
import dev.keyrota.sandbox.heroku.Profile;
import dev.keyrota.sandbox.infisical.InfisicalVault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the simulated vendors hold at one instant, and the places around them.
 *
 * <p>A copy is cheap, and meant to be made often: each vendor is a thin mutable shell around immutable values, so a copy
 * shares everything until one side changes.
 */
public final class World {

    private final SandboxClock clock;
    private final HerokuAccount heroku;
    private final InfisicalVault infisical;
    private final GitHubHost github;
    private final Logins logins;
    private List<Place> stores = List.of();
    private List<Place> others = List.of();
    private Map<String, Held> sessions = Map.of();
    private List<Message> messages = List.of();

    /** A world of these vendors, which must all have been given {@code clock}. */
    public World(SandboxClock clock, HerokuAccount heroku, InfisicalVault infisical, GitHubHost github, Logins logins) {
        this.clock = clock;
        this.heroku = heroku;
        this.infisical = infisical;
        this.github = github;
        this.logins = logins;
        github.actions().connect(token -> switch (heroku.account(token)) {
            case HerokuReply.Answered<Profile> _ -> 200;
            case HerokuReply.Refused<Profile> refused -> refused.status();
        });
    }

    public SandboxClock clock() {
        return clock;
    }

    public HerokuAccount heroku() {
        return heroku;
    }

    public InfisicalVault infisical() {
        return infisical;
    }

    public GitHubHost github() {
        return github;
    }

    /** The credentials with which its vault and its code host let a tool in. */
    public Logins logins() {
        return logins;
    }

    /** A world of its own that is equal now; no later change of one is seen in the other, the clock included. */
    public World copy() {
        SandboxClock time = clock.copy();
        World copy = new World(time, heroku.copy(time), infisical.copy(time), github.copy(time), logins);
        copy.stores = stores;
        copy.others = others;
        copy.sessions = sessions;
        copy.messages = messages;
        return copy;
    }

    /** The writable stores that the written configuration names, the source of truth first. */
    public List<Place> stores() {
        return stores;
    }

    /** The sessions, and the places that the written configuration does not name. */
    public List<Place> others() {
        return others;
    }

    /** Says which places there are; what they hold is not touched. */
    public void places(List<Place> named, List<Place> unnamed) {
        stores = List.copyOf(named);
        others = List.copyOf(unnamed);
    }

    /** The place of this id. */
    public Optional<Place> place(String id) {
        return Stream.concat(stores.stream(), others.stream())
                .filter(place -> place.id().equals(id))
                .findFirst();
    }

    /** What a place holds now, as only the sandbox can know; empty where it holds nothing. */
    public Optional<Held> held(Place place) {
        return switch (place) {
            case Place.VaultSecret s -> infisical.held(s.environment(), s.path(), s.name());
            case Place.ActionsSecret s -> github.held(s.repository(), s.environment(), s.name());
            case Place.ConfigVar v -> heroku.held(v.app(), v.name());
            case Place.Session s when s.follows() != null -> place(s.follows()).flatMap(this::held);
            case Place.Session s -> Optional.ofNullable(sessions.get(s.id()));
        };
    }

    /** An outsider writes {@code value} there, or empties the place with null. A session that follows keeps following. */
    public void hold(Place place, @Nullable String value) {
        switch (place) {
            case Place.VaultSecret s -> infisical.place(s.environment(), s.path(), s.name(), value);
            case Place.ActionsSecret s -> github.place(s.repository(), s.environment(), s.name(), value);
            case Place.ConfigVar v -> heroku.place(v.app(), v.name(), value);
            case Place.Session s -> holdInSession(s, value);
        }
    }

    /** The messages sent so far, oldest first. */
    public List<Message> messages() {
        return messages;
    }

    /** Somebody is sent a message. */
    public void send(Message message) {
        messages = Stream.concat(messages.stream(), Stream.of(message)).toList();
    }

    private void holdInSession(Place.Session session, @Nullable String value) {
        Map<String, Held> next = new HashMap<>(sessions);
        if (value == null) {
            next.remove(session.id());
        } else {
            next.put(session.id(), new Held(value, clock.instant()));
        }
        sessions = Map.copyOf(next);
    }
}
