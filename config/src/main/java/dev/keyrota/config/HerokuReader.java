package dev.keyrota.config;

import dev.keyrota.config.problem.FlawException;
import dev.keyrota.config.yaml.Keys;
import dev.keyrota.config.yaml.Section;
import dev.keyrota.config.yaml.Slot;
import dev.keyrota.protocol.AuthorizationId;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a Heroku account. */
final class HerokuReader {
    static final Keys KEYS = Keys.of("identity: you@example.com", "apps: [console-prod]", "protected: [\"billing-*\"]");

    private static final Pattern WHOLE_ID = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final Pattern CUT_ID = Pattern.compile("[0-9A-Fa-f]{8}([0-9A-Fa-f-]{0,28}[….*]{0,3})");

    private HerokuReader() {}

    static Slot<Account> read(String name, Section section) {
        Slot<URI> url = section.optional("url", value -> value.text(BaseUrl::parse));
        Slot<String> identity = section.required("identity", Readings.shaped(Shape.EMAIL));
        Slot<List<String>> apps = section.optional("apps", Readings.listOf(Readings.shaped(Shape.APP)));
        Slot<List<Guarded>> guarded =
                section.optional("protected", Readings.listOf(value -> value.textOrNumber(HerokuReader::guarded)));
        return section.build(() -> new HerokuAccount(
                name,
                url.or(HerokuAccount.URL),
                identity.get(),
                Set.copyOf(apps.or(List.of())),
                only(guarded.or(List.of()), ById.class).map(ById::id).collect(Collectors.toUnmodifiableSet()),
                only(guarded.or(List.of()), ByDescription.class)
                        .map(ByDescription::pattern)
                        .toList()));
    }

    /** What is protected. */
    private sealed interface Guarded {}

    private record ById(AuthorizationId id) implements Guarded {}

    private record ByDescription(Wildcard pattern) implements Guarded {}

    private static <T> Stream<T> only(List<Guarded> all, Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static Guarded guarded(String text) {
        if (WHOLE_ID.matcher(text).matches()) {
            return new ById(new AuthorizationId(text));
        }
        if (CUT_ID.matcher(text).matches()) {
            throw new FlawException(
                    "",
                    "the beginning of an id protects nothing",
                    "write the whole id, 36 characters: `heroku authorizations` shows it");
        }
        return new ByDescription(new Wildcard(Shape.DESCRIPTION.check(text)));
    }
}
