package dev.keyrota.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The vendors that an account can be with. */
public enum Vendor {
    HEROKU("heroku", "a"),
    INFISICAL("infisical", "an"),
    GITHUB("github", "a");

    private final String word;
    private final String article;

    Vendor(String word, String article) {
        this.word = word;
        this.article = article;
    }

    /** Its name in the file. */
    public String word() {
        return word;
    }

    /** Its name in the file, with its article: {@code an infisical}. */
    String withArticle() {
        return article + " " + word;
    }

    /** By the names of the file. */
    static Map<String, Vendor> words() {
        Map<String, Vendor> words = new LinkedHashMap<>();
        for (Vendor vendor : values()) {
            words.put(vendor.word, vendor);
        }
        return Collections.unmodifiableMap(words);
    }
}
