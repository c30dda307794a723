package dev.keyrota.rehearsal;

import dev.keyrota.protocol.Event;
import dev.keyrota.sandbox.Held;
import dev.keyrota.sandbox.Place;
import dev.keyrota.sandbox.heroku.Authorization;
import dev.keyrota.sandbox.worlds.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must hold of the world where a run says that it is over.
 *
 * @param oldToken what the vault held when the run read it first
 * @param oldLives whether its authorization lives
 * @param ours the authorizations of the run that live
 * @param theirs what somebody else has put into places since
 */
record AtEnd(
        Setting setting,
        World world,
        String oldToken,
        boolean oldLives,
        List<Authorization> ours,
        Map<String, String> theirs) {

    /** What is not as it must be where the run says that it has done what was asked. */
    List<String> done(List<Event> facts) {
        if (setting.isRecovery()) {
            return recovered();
        }
        if (setting.unused().isPresent()) {
            return cleanedUp(setting.unused().get());
        }
        List<String> broken = new ArrayList<>();
        if (oldLives) {
            broken.add("S5: done, and the old one lives");
        }
        if (setting.onlyRevokes()) {
            ours.forEach(made -> broken.add("S6: only to revoke, and it made " + made.description()));
            return broken;
        }
        if (setting.isByHand() ? ours.isEmpty() : ours.size() != 1) {
            broken.add("S6: done, and " + ours.size() + " of ours live");
        }
        Set<String> tokens = tokens(facts);
        stores().filter(place -> !tokens.contains(value(world, place)))
                .forEach(place -> broken.add("S5: done, and " + place.id() + " does not hold the new key"));
        return broken;
    }

    /** The tokens of the very authorization that the journal names. */
    private Set<String> tokens(List<Event> facts) {
        Set<String> current = facts.stream()
                .filter(Event.Completed.class::isInstance)
                .map(fact -> ((Event.Completed) fact).current().value())
                .collect(Collectors.toUnmodifiableSet());
        return ours.stream()
                .filter(made -> current.contains(made.id()))
                .map(Authorization::token)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<String> recovered() {
        List<String> broken = new ArrayList<>();
        ours.forEach(made -> broken.add("S17: a recovery made " + made.description()));
        stores().filter(place -> !value(world, place).equals(oldToken))
                .forEach(place -> broken.add("S5: recovered, and " + place.id() + " does not hold the vault's key"));
        return broken;
    }

    private List<String> cleanedUp(String unused) {
        List<String> broken = new ArrayList<>();
        ours.forEach(made -> broken.add("S18: a clean-up made " + made.description()));
        boolean lives = world.heroku().everyAuthorization().stream()
                .anyMatch(each -> each.id().equals(unused) && world.heroku().opens(each.token()));
        if (lives) {
            broken.add("S5: cleaned up, and it lives");
        }
        return broken;
    }

    /** What is not as it must be where the run says that it was given up. */
    List<String> undone() {
        List<String> broken = new ArrayList<>();
        if (!setting.isByHand() && !ours.isEmpty()) {
            broken.add("S6: aborted, and " + ours.size() + " of ours live");
        }
        for (Place place : world.stores()) {
            String is = value(world, place);
            String left = theirs.getOrDefault(place.id(), value(setting.world(), place));
            boolean brought = setting.isRecovery() && setting.isOfTheRun(place) && is.equals(oldToken);
            if (!is.equals(left) && !brought) {
                broken.add("S7: aborted, and " + place.id() + " changed");
            }
        }
        return broken;
    }

    private Stream<Place> stores() {
        return world.stores().stream().filter(setting::isOfTheRun);
    }

    private static String value(World world, Place place) {
        return world.held(place).map(Held::value).orElse("");
    }
}
