package dev.keyrota.journal;

/** True or false. */
record TruthShape() implements Shape {
    @Override
    public void write(Object value, StringBuilder out) {
        out.append(value);
    }

    @Override
    public Object read(JsonCursor in) {
        return in.truth();
    }
}
