package dev.keyrota.connectors.infisical;

import dev.keyrota.connectors.http.Json;
import dev.keyrota.connectors.http.JsonText;
import dev.keyrota.connectors.http.Unreadable;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands beside a secret: {@code secretMetadata}, a list of keys and values that a write replaces as a whole.
 * Entries that are not ours belong to the team and are written back as they were read, the mark of an encrypted one
 * included.
 */
record Metadata(List<Item> items) {
    private static final int ITEMS_MAX = 500;

    /** One line of it. */
    record Item(String key, String value, boolean encrypted) {}

    Metadata {
        items = List.copyOf(items);
    }

    static Metadata read(Json json) {
        if (json.isNothing()) {
            return new Metadata(List.of());
        }
        if (json.items().size() > ITEMS_MAX) {
            throw new Unreadable("too much metadata");
        }
        return new Metadata(json.items().stream()
                .map(item -> new Item(
                        item.at("key").text(),
                        item.at("value").text(),
                        item.at("isEncrypted").truth(false)))
                .toList());
    }

    /** These entries in place of all that are Keyrota's; the others stay, in their order. */
    Metadata with(List<Item> ours) {
        List<Item> merged = new ArrayList<>(items.stream()
                .filter(item -> !item.key().startsWith(LabelText.PREFIX))
                .toList());
        merged.addAll(ours);
        return new Metadata(merged);
    }

    void write(JsonText json) {
        json.objects("secretMetadata", items, (member, item) -> {
            member.text("key", item.key()).text("value", item.value());
            if (item.encrypted()) {
                member.truth("isEncrypted", true);
            }
        });
    }
}
