package dev.keyrota.protocol.drift;

import dev.keyrota.protocol.AuthorizationId;
import dev.keyrota.protocol.Charter;
import dev.keyrota.protocol.Fingerprint;
import dev.keyrota.protocol.Life;
import dev.keyrota.protocol.Question;
import dev.keyrota.protocol.Reading;
import dev.keyrota.protocol.Refusal;
import org.jspecify.annotations.Nullable;

/** What is known of the keys that were found. */
final class Keys {
    private final Subject subject;
    private final Answers answers;

    Keys(Subject subject, Answers answers) {
        this.subject = subject;
        this.answers = answers;
    }

    /** Only the issuer's own refusal of the key is its death. */
    Life life(Fingerprint key) {
        Question identity = new Question.Identity(key);
        if (answers.to(identity, Reading.Identified.class) != null) {
            return Life.LIVE;
        }
        return answers.isRefused(identity, Refusal.UNAUTHENTICATED) ? Life.DEAD : Life.UNKNOWN;
    }

    /** Whether it is the configured account's, as far as the issuer said whose it is. */
    boolean isOurs(Fingerprint key) {
        Reading.Identified identified = answers.to(new Question.Identity(key), Reading.Identified.class);
        return identified == null || isOurs(identified.account().email());
    }

    boolean isOurs(String email) {
        return email.equalsIgnoreCase(subject.identity());
    }

    /** Why the issuer did not say whether it lives; null where it did. */
    @Nullable
    Enum<?> obstacle(Fingerprint key) {
        return life(key) == Life.UNKNOWN ? answers.obstacle(new Question.Identity(key)) : null;
    }

    /** Whose token it is: by the token itself, else by what was recorded together with it, else by the one mask that fits. */
    @Nullable
    AuthorizationId authorization(Fingerprint key) {
        Reading.Matched matched = answers.to(new Question.Matching(key), Reading.Matched.class);
        if (matched != null && matched.whole().size() == 1) {
            return matched.whole().iterator().next();
        }
        Charter.Known recorded = subject.recorded();
        if (recorded != null && recorded.fingerprint().equals(key)) {
            return recorded.id();
        }
        return matched != null && matched.whole().isEmpty() && matched.masked().size() == 1
                ? matched.masked().iterator().next()
                : null;
    }
}
