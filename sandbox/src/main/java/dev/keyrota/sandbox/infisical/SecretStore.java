package dev.keyrota.sandbox.infisical;

import dev.keyrota.sandbox.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All secrets with all their versions, also of deleted ones. Asks nobody's permission.
 *
 * <p>A version is found by name, not by id: {@code ?version=N} after a deletion and a new creation under the same name
 * gives the <em>old</em> secret's version N (observed). Whoever wants to be sure looks at the id.
 */
final class SecretStore {

    private Table<SecretAddress, List<SecretVersion>> live = Table.empty();
    private Table<SecretAddress, List<SecretVersion>> deleted = Table.empty();

    SecretStore copy() {
        SecretStore copy = new SecretStore();
        copy.live = live;
        copy.deleted = deleted;
        return copy;
    }

    Optional<SecretVersion> current(SecretAddress address) {
        return live.get(address).map(List::getLast);
    }

    Optional<SecretVersion> version(SecretAddress address, int version) {
        List<SecretVersion> all = new ArrayList<>(deleted.get(address).orElse(List.of()));
        all.addAll(live.get(address).orElse(List.of()));
        return all.stream().filter(each -> each.version() == version).findFirst();
    }

    /** The secrets of {@code folder}, and with {@code recursive} of those below, by name. */
    List<SecretAddress> in(Folder folder, boolean recursive) {
        return live.asMap().keySet().stream()
                .filter(address -> recursive
                        ? address.folder().isWithin(folder)
                        : address.folder().equals(folder))
                .sorted(Comparator.comparing(SecretAddress::name))
                .toList();
    }

    /** Begins a secret that is not there yet. */
    SecretVersion create(SecretAddress address, String id, SecretChange change, Instant now) {
        SecretVersion first = SecretVersion.first(id, change, now);
        live = live.with(address, List.of(first));
        return first;
    }

    /** Changes a secret; empty where there is none. */
    Optional<SecretVersion> update(SecretAddress address, SecretChange change, Instant now) {
        return live.get(address).map(versions -> {
            SecretVersion next = versions.getLast().next(change, now);
            List<SecretVersion> longer = new ArrayList<>(versions);
            longer.add(next);
            live = live.with(address, List.copyOf(longer));
            return next;
        });
    }

    /** Deletes a secret; empty where there is none. Its versions can still be asked for by number. */
    Optional<SecretVersion> delete(SecretAddress address) {
        return live.get(address).map(versions -> {
            List<SecretVersion> gone = new ArrayList<>(deleted.get(address).orElse(List.of()));
            gone.addAll(versions);
            deleted = deleted.with(address, List.copyOf(gone));
            live = live.without(address);
            return versions.getLast();
        });
    }
}
