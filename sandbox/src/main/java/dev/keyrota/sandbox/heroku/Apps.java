package dev.keyrota.sandbox.heroku;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every app that the account's API can know of.
 *
 * @param all by name
 */
record Apps(List<App> all) {

    static final Apps NONE = new Apps(List.of());

    Apps {
        all = List.copyOf(all);
    }

    List<App> of(Profile owner) {
        return all.stream().filter(app -> app.owner().equals(owner)).toList();
    }

    Optional<App> named(String name) {
        return all.stream().filter(app -> app.name().equals(name)).findFirst();
    }

    /** The app of {@code owner} that the API finds under its id or name. */
    Optional<App> found(String idOrName, Profile owner) {
        return of(owner).stream()
                .filter(app -> app.id().equals(idOrName) || app.name().equals(idOrName))
                .findFirst();
    }

    /** These and one more, or these with the one of the same name replaced. */
    Apps with(App changed) {
        Stream<App> others = all.stream().filter(each -> !each.name().equals(changed.name()));
        return new Apps(Stream.concat(others, Stream.of(changed))
                .sorted(Comparator.comparing(App::name))
                .toList());
    }
}
