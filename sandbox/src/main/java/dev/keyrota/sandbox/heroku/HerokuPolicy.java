package dev.keyrota.sandbox.heroku;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How this Heroku behaves where the real one has changed, may change, or is not documented.
 *
 * @param listed how tokens look in a list
 * @param single how a token looks in the answers about one authorization; making and regenerating always show it whole
 * @param grantsInstead the scope that is granted whatever was asked for; null to grant what was asked
 * @param pageSize how many things a list answers at most, unless the call asks for another number: 200 in the real one
 */
public record HerokuPolicy(
        TokenDisplay listed, TokenDisplay single, @Nullable List<String> grantsInstead, int pageSize) {

    /** Tokens shown whole, scopes granted as asked, 200 a page. */
    public static final HerokuPolicy USUAL = new HerokuPolicy(TokenDisplay.FULL, TokenDisplay.FULL, null, 200);

    public HerokuPolicy {
        if (pageSize < 1) {
            throw new IllegalArgumentException("pageSize must be at least 1, was " + pageSize);
        }
    }

    public HerokuPolicy withListed(TokenDisplay display) {
        return new HerokuPolicy(display, single, grantsInstead, pageSize);
    }

    public HerokuPolicy withSingle(TokenDisplay display) {
        return new HerokuPolicy(listed, display, grantsInstead, pageSize);
    }

    public HerokuPolicy withGrantsInstead(@Nullable List<String> scope) {
        return new HerokuPolicy(listed, single, scope, pageSize);
    }

    public HerokuPolicy withPageSize(int size) {
        return new HerokuPolicy(listed, single, grantsInstead, size);
    }
}
