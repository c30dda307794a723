package dev.keyrota.sandbox.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyrota.sandbox.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorldTest {

    private final World world = Worlds.load("config-vars", 1);

    @Test
    void nothing_that_happens_to_a_copy_is_seen_in_its_original() {
        Map<String, Object> before = seen(world);
        World copy = world.copy();
        Outsider outsider = new Outsider(copy);

        copy.stores().forEach(outsider::holdForeign);
        copy.others().forEach(outsider::empty);
        outsider.authorize("new", List.of("global"));
        copy.heroku().everyAuthorization().forEach(each -> outsider.revoke(each.id()));
        copy.send(new Message("c", "t"));
        copy.clock().advance(Duration.ofDays(1));

        assertThat(seen(world)).isEqualTo(before);
        assertThat(seen(copy)).isNotEqualTo(before);
    }

    @Test
    void nothing_that_happens_to_the_original_is_seen_in_its_copy() {
        World copy = world.copy();
        Map<String, Object> before = seen(copy);

        world.stores().forEach(new Outsider(world)::holdRevoked);
        world.clock().advance(Duration.ofDays(1));

        assertThat(seen(copy)).isEqualTo(before);
    }

    @Test
    void the_same_seed_and_the_same_deeds_make_the_same_world() {
        World twin = Worlds.load("config-vars", 1);
        for (World each : List.of(world, twin)) {
            each.stores().forEach(new Outsider(each)::holdForeign);
            new Outsider(each).authorize("new", List.of("read"));
        }

        assertThat(seen(twin)).isEqualTo(seen(world));
    }

    @Test
    void an_outsider_can_only_write_the_token_of_an_authorization_that_there_is() {
        assertThatThrownBy(() -> new Outsider(world).hold(world.stores().getFirst(), "nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
    }

    private static Map<String, Object> seen(World world) {
        Map<String, Object> seen = new TreeMap<>();
        seen.put("clock", world.clock().instant());
        seen.put("authorizations", world.heroku().everyAuthorization());
        seen.put("messages", world.messages());
        Stream.concat(world.stores().stream(), world.others().stream())
                .forEach(place -> seen.put("place " + place.id(), world.held(place)));
        return seen;
    }
}
