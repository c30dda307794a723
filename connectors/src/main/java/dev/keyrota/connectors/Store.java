package dev.keyrota.connectors;

import dev.keyrota.protocol.Label;
import dev.keyrota.protocol.Reply;
import dev.keyrota.protocol.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place that holds the secret. What a place can do beside being written is said by the further interfaces it implements. Calls have a
 * deadline, follow no redirect, are never retried here, and classify their answer once. Safe for use by many threads.
 */
public interface Store {
    /** The name that the configuration gives it. */
    StoreId id();

    /**
     * Replaces the value. Writing the same value twice leaves the same value.
     *
     * @param label written beside the value in the same call where the place can carry it, else ignored; null to leave what is there
     */
    Reply<Written> write(Secret value, @Nullable Label label);

    /** A place whose value can be read back. */
    interface Legible extends Store {
        /** What it holds now; {@code NOT_FOUND} where the entry, its folder or its project does not exist. */
        Reply<Content> read();
    }

    /** A source of truth: its earlier versions can be read, and its label changed without the value. */
    interface Vault extends Legible {
        /** An earlier version of this same entry; {@code NOT_FOUND} if it is gone or belongs to another entry of the same name. */
        Reply<Content> read(String itemId, String version);

        /** Changes the label alone. The value is never part of this call. */
        Reply<Written> label(Label label, Secret fittingValue);

        /**
         * The ids of all approval requests of our own identity that are still open on this entry's folder. An empty list says that
         * there is none; {@code FORBIDDEN}, that we may not know.
         */
        Reply<List<String>> openApprovals();
    }

    /** A place whose consumers go on with the value that they were started with, until they are started again. */
    interface Rolling extends Store {
        /**
         * How far the place's newest change has come to its consumers. A value is in use everywhere when it was read under
         * {@link Content#version} and a rollout that was asked for after that read is of the same version and
         * {@linkplain Rollout#isComplete complete}.
         */
        Reply<Rollout> rollout();
    }

    /** A place that cannot be read back, but tells when it was written and can be made to prove what it holds. */
    interface WriteOnly extends Store {
        /** When it was last written, and whether something else of the same name is used in its place. */
        Reply<Trace> trace();

        /**
         * Makes a consumer of this place answer a challenge with what it was given there. Waits for the consumer, up to ten minutes, and
         * before that until the vendor's clock shows another time than it showed at our last write: otherwise a second writer's value could
         * bear the very date of ours.
         *
         * @param expected the secret the place should hold; the comparison happens here and the answer carries no part of it
         * @param nonce 64 lower-case hexadecimal digits, never used before
         */
        Reply<Proof> prove(Secret expected, String nonce);

        /** Consumers that were created at an instant of the vendor's clock or before it and are not completed: they may still hold the old value. */
        Reply<List<Consumer>> pending(Instant createdBefore);
    }

    /**
     * A value and what is known about it. Not for facts: it holds a {@link Secret}.
     *
     * @param value null where the entry exists and is empty, a placeholder, or hidden from us
     * @param itemId the vendor's id of the entry, the same over its versions; empty where the vendor has none
     * @param version grows with each change; empty where the vendor has none
     * @param label what Keyrota wrote beside it; null if nothing or not legible
     * @param fits whether the label's authentication code fits this very value
     * @param changedAt by the vendor's clock; null where it does not say
     * @param age how long before its answer the vendor changed it last, by the vendor's clock; null where it does not say
     */
    record Content(
            @Nullable Secret value,
            String itemId,
            String version,
            @Nullable Label label,
            boolean fits,
            @Nullable Instant changedAt,
            @Nullable Duration age) {}

    /** A vendor's claim that it wrote; confirmed only by reading. */
    record Written() {}

    /**
     * What a write-only place tells of itself.
     *
     * @param updatedAt the vendor's own text, compared for equality only
     * @param writtenAt the same as a time, as exact as the vendor's clock shows it
     * @param shadowedBy what hides this place from its consumers, for example {@code environment production}; null if nothing does
     * @param age how long before its answer the vendor says it was written, by the vendor's clock
     */
    record Trace(
            String updatedAt,
            Instant writtenAt,
            @Nullable String shadowedBy,
            @Nullable Duration age) {}

    /**
     * How far a place's newest change has come.
     *
     * @param version of that change, comparable with {@link Content#version}; whose change it was is not said
     * @param status what became of it
     * @param current whether the vendor starts its consumers with it
     * @param consumers how many run
     * @param older how many of them were started before it
     * @param age how long before its answer the vendor made it, by the vendor's clock; null where it does not say
     */
    record Rollout(
            String version,
            Status status,
            boolean current,
            int consumers,
            int older,
            @Nullable Duration age) {
        /** What became of a change. */
        public enum Status {
            /** The vendor still prepares it; no consumer is started with it yet. */
            PENDING,
            /** Consumers are started with it. */
            SUCCEEDED,
            /** No consumer will be started with it; what it carries comes to them with the next one that succeeds. */
            FAILED
        }

        /** Whether every consumer that runs, and every one that will be started, has it. */
        public boolean isComplete() {
            return status == Status.SUCCEEDED && current && older == 0;
        }
    }

    /**
     * A consumer's answer to a challenge.
     *
     * @param same whether it holds the expected secret
     * @param status what the issuer told the consumer about the secret it holds: an HTTP status, 0 if it could not ask
     * @param consumerId the run that answered
     * @param consumerCreatedAt by the vendor's clock
     */
    record Proof(boolean same, int status, String consumerId, Instant consumerCreatedAt) {}

    /**
     * Something that reads the place and is not finished.
     *
     * @param id the vendor's id of it
     * @param name for people; foreign text
     * @param state the vendor's word, for example {@code in_progress}
     */
    record Consumer(String id, String name, String state) {}
}
