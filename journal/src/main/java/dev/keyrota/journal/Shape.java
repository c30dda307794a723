package dev.keyrota.journal;

/** How the values of one type stand in canonical JSON. */
interface Shape {
    /** Writes a value. @throws IllegalArgumentException if the value cannot stand in canonical JSON */
    void write(Object value, StringBuilder out);

    /** Reads the next value. @throws UnreadableLineException if what comes next is not such a value */
    Object read(JsonCursor in);
}
