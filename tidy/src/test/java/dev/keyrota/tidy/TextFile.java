package dev.keyrota.tidy;

import java.util.List;

/** A text of the project and where it stands, relative to the root. */
record TextFile(String name, String text) {
    List<String> lines() {
        return text.lines().toList();
    }
}
