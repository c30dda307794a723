package dev.keyrota.sandbox.heroku;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every authorization that ever was, dead ones included, in the order they were made.
 *
 * @param defaultId the account's default authorization, which the API also answers to as {@code ~}; null for none
 */
record Authorizations(List<Authorization> all, @Nullable String defaultId) {

    static final Authorizations NONE = new Authorizations(List.of(), null);

    Authorizations {
        all = List.copyOf(all);
    }

    /** The one that authenticates with {@code token} at {@code now}. */
    Optional<Authorization> opening(String token, Instant now) {
        for (Authorization each : all) {
            if (each.token().equals(token)) {
                return each.liveAt(now) ? Optional.of(each) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The one whose token {@code value} is or was, dead or alive. */
    Optional<Authorization> knowing(String value) {
        return all.stream().filter(each -> each.knows(value)).findFirst();
    }

    /** The live one of {@code owner} that the API finds under {@code id}, which may be {@code ~}. */
    Optional<Authorization> live(String id, Profile owner, Instant now) {
        String wanted = id.equals("~") && defaultId != null ? defaultId : id;
        return all.stream()
                .filter(each -> each.id().equals(wanted) && each.owner().equals(owner) && each.liveAt(now))
                .findFirst();
    }

    /** The live ones of {@code owner} by id, the order the API lists in unless it is asked for another. */
    List<Authorization> listed(Profile owner, Instant now) {
        return all.stream()
                .filter(each -> each.owner().equals(owner) && each.liveAt(now))
                .sorted(Comparator.comparing(Authorization::id))
                .toList();
    }

    /** These and one more, or these with the one of the same id replaced. */
    Authorizations with(Authorization changed) {
        boolean known = all.stream().anyMatch(each -> each.id().equals(changed.id()));
        Stream<Authorization> next = known
                ? all.stream().map(each -> each.id().equals(changed.id()) ? changed : each)
                : Stream.concat(all.stream(), Stream.of(changed));
        return new Authorizations(next.toList(), defaultId);
    }

    Authorizations withDefault(String id) {
        return new Authorizations(all, id);
    }
}
