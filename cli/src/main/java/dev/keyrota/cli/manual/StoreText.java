package dev.keyrota.cli.manual;

import dev.keyrota.protocol.Base;
import dev.keyrota.protocol.Charter.Place;
import java.util.Objects;

/** How one store beside the vault is brought the new key. */
final class StoreText {
    private final Situation now;
    private final Place place;
    private final int index;
    private final String name;

    /** @param index of the place among the run's stores */
    StoreText(Situation now, Place place, int index) {
        this.now = now;
        this.place = place;
        this.index = index;
        this.name = place.id().value();
    }

    Template template() {
        boolean readable = place.kind() != Place.Kind.WRITE_ONLY;
        if (place.writtenBy() != null) {
            return filled(readable ? "store-awaited" : "store-awaited-secret")
                    .with("writer", Objects.requireNonNull(place.writtenBy()));
        }
        if (readable) {
            return filled("store-readable");
        }
        return filled(place.proof() == Place.Proof.CHALLENGE ? "store-secret" : "store-dated")
                .code("unchanged", unchanged());
    }

    private Template filled(String file) {
        return Template.of(file)
                .named("id", name)
                .code("n", String.valueOf(index))
                .with("unread", name + " cannot be read")
                .with("foreign", name + " holds a living key that is neither the old one nor this run's")
                .with("mute", "the workflow that proves " + name + " does not run or does not answer")
                .with("lost", name + " does not hold the new key")
                .with("written", name + " was written")
                .with("done", name + " holds the new key");
    }

    /** A place that this run never wrote must be as it was; where nothing proves what it holds, a person says whose write it was. */
    private String unchanged() {
        Base base = now.base();
        String before = base == null ? null : base.traces().get(place.id());
        if (before == null || now.sent().contains(place.id())) {
            return "";
        }
        String same = "[ \"$(written_" + name + ")\" = " + Quote.shell(before) + " ] || ";
        return same
                + (place.proof() == Place.Proof.UPDATED_AT
                        ? "ask " + Quote.shell(name + " was written since. By you, in these steps?")
                        : "stop " + Quote.shell("somebody wrote " + name + " since"));
    }
}
