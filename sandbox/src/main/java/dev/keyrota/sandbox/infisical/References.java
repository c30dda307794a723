package dev.keyrota.sandbox.infisical;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expands {@code ${environment.folder.NAME}} and {@code ${NAME}} (of the same folder) in values. Only on demand: both
 * routers leave references alone by default (observed for v3, read in source for v4). A reference that leads nowhere
 * becomes empty (inferred).
 */
final class References {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");
    private static final int DEPTH_MAX = 10;

    private References() {}

    /** {@code value} with its references followed through {@code lookup}, at most ten deep. */
    static String expand(String value, Folder folder, Function<SecretAddress, String> lookup) {
        return expand(value, folder, lookup, DEPTH_MAX);
    }

    private static String expand(String value, Folder folder, Function<SecretAddress, String> lookup, int depth) {
        if (depth == 0) {
            return value;
        }
        return REFERENCE.matcher(value).replaceAll(found -> {
            SecretAddress address = address(found.group(1), folder);
            String held = lookup.apply(address);
            return Matcher.quoteReplacement(expand(held, address.folder(), lookup, depth - 1));
        });
    }

    private static SecretAddress address(String reference, Folder folder) {
        List<String> parts = Arrays.asList(reference.split("\\.", -1));
        if (parts.size() == 1) {
            return folder.secret(reference);
        }
        String path = "/" + String.join("/", parts.subList(1, parts.size() - 1));
        return new Folder(folder.project(), parts.getFirst(), path).secret(parts.getLast());
    }
}
