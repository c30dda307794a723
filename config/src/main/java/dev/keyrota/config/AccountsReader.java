package dev.keyrota.config;

import dev.keyrota.config.yaml.Keys;
import dev.keyrota.config.yaml.Section;
import dev.keyrota.config.yaml.Slot;
import dev.keyrota.config.yaml.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code accounts}. */
final class AccountsReader {
    private static final Keys COMMON = Keys.of("vendor: heroku", "url: https://vault.example.com");

    private static final Keys ALL =
            COMMON.and(HerokuReader.KEYS).and(InfisicalReader.KEYS).and(GitHubReader.KEYS);

    private final Path folder;
    private final List<Made<Account>> made = new ArrayList<>();
    private final Set<String> unfit = new HashSet<>();
    private final Map<String, Vendor> vendors = new HashMap<>();

    AccountsReader(Path folder) {
        this.folder = folder;
    }

    /** The keys of a vendor's accounts. */
    static Keys keys(Vendor vendor) {
        return COMMON.and(
                switch (vendor) {
                    case HEROKU -> HerokuReader.KEYS;
                    case INFISICAL -> InfisicalReader.KEYS;
                    case GITHUB -> GitHubReader.KEYS;
                });
    }

    Accounts read(Section root) {
        root.required("accounts", Value::named).then(named -> {
            named.forEach(this::one);
            return new Slot.Absent<>();
        });
        return new Accounts(made, unfit, vendors);
    }

    private void one(Value.Named named) {
        if (!Shape.NAME.fits(named.name())) {
            named.place().text(Shape.NAME::check);
            return;
        }
        unfit.add(named.name());
        named.value()
                .section(ALL)
                .then(section -> section.required("vendor", value -> value.word("a vendor", Vendor.words()))
                        .then(vendor -> of(named.name(), vendor, section)));
    }

    private Slot<Account> of(String name, Vendor vendor, Section all) {
        vendors.put(name, vendor);
        Section section = all.narrow(keys(vendor), vendor.withArticle() + " account");
        Slot<Account> account = switch (vendor) {
            case HEROKU -> HerokuReader.read(name, section);
            case INFISICAL -> InfisicalReader.read(name, section, folder);
            case GITHUB -> GitHubReader.read(name, section, folder);
        };
        if (account instanceof Slot.Given<Account>(Account fit)) {
            unfit.remove(name);
            made.add(new Made<>(section, fit));
        }
        return account;
    }
}
