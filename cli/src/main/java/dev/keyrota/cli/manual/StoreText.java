package dev.keyrota.cli.manual;

import dev.keyrota.protocol.Base;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Charter.Place;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
                .code("first", first())
                .code("unchanged", unchanged());
    }

    /** What is said of the world while a store lacks the new key. */
    private String around() {
        return isNow()
                ? "the old key is dead, so write it there by hand if you can; the other stores come first"
                : "this step revokes nothing";
    }

    private boolean isNow() {
        return now.urgency() == Charter.Urgency.NOW;
    }

    /** In an emergency one store that must be left does not keep the key from the others. */
    private List<String> bring(String done) {
        String unproven = place.kind() == Place.Kind.WRITE_ONLY ? "WRITTEN_" + index + "=''; " : "";
        String missed = isNow() ? unproven + "leave \"$WHY\"" : "stop \"$WHY\"";
        return List.of("if bring; then echo " + Quote.shell(done) + "; else " + missed + "; fi");
    }

    /** A store that has its time of the day is written then, unless there is no time. */
    private String window() {
        Charter.Window window = place.window();
        return window == null || now.isUrgent() ? "" : "hold_window " + window.from() + " " + window.to();
    }

    private Template filled(String file) {
        String mute =
                "the workflow that proves " + name + " does not run, does not answer, or is not the one it must be";
        return Template.of(file)
                .named("id", name)
                .code("n", String.valueOf(index))
                .with("unread", name + " cannot be read")
                .with("lost", name + " does not hold the new key")
                .code("mute", isNow() ? "" : "no " + Quote.shell(mute) + " || return")
                .code("window", window())
                .code("around", around())
                .code("bring", bring(name + (isDated() ? " was written" : " holds the new key")));
    }

    private boolean isDated() {
        return place.proof() == Place.Proof.UPDATED_AT && place.writtenBy() == null;
    }

    /**
     * What is asked before the write. An emergency does not wait for a workflow that says no more than the date does: that nobody wrote the
     * place since, or that this run did.
     */
    private String first() {
        String prove = "prove_" + name + " \"$NEW\"";
        String before = before();
        if (!isNow()) {
            return prove;
        }
        return before == null ? "false" : "[ \"$WRITTEN_" + index + "\" != " + Quote.shell(before) + " ] && " + prove;
    }

    /** A place that this run never wrote must be as it was; where nothing proves what it holds, a person says whose write it was. */
    private String unchanged() {
        if (now.base() == null) {
            return place.proof() == Place.Proof.CHALLENGE ? holdsOld() : "";
        }
        String before = before();
        if (before == null) {
            return "";
        }
        String same = "[ \"$(written_" + name + ")\" = " + Quote.shell(before) + " ] || ";
        String asked =
                isDated() ? "asked " + Quote.shell(name + " was written since. By you, in these steps?") + " || " : "";
        return same + asked + "no " + Quote.shell("somebody wrote " + name + " since") + " || return";
    }

    /** Where no run looked before: what a workflow is given must be the old key. */
    private String holdsOld() {
        return "{ [ -n \"$OLD\" ] && prove_" + name + " \"$OLD\"; } || asked "
                + Quote.shell(name + " is not seen to hold the old key. May what it holds be overwritten?") + " || no "
                + Quote.shell("nobody knows what " + name + " holds") + " || return";
    }

    /** What it said of its last write before the run; null where that tells nothing, or the run wrote it itself. */
    private @Nullable String before() {
        Base base = now.base();
        return base == null || now.sent().contains(place.id())
                ? null
                : base.traces().get(place.id());
    }
}
