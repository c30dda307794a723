package dev.keyrota.journal;

import java.util.function.LongFunction;

/** A whole number. */
record WholeShape(LongFunction<Object> box) implements Shape {
    static final WholeShape LONG = new WholeShape(value -> value);
    static final WholeShape INT = new WholeShape(value -> {
        if (value != (int) value) {
            throw new UnreadableLineException("the number " + value + " is too large");
        }
        return (int) value;
    });

    @Override
    public void write(Object value, StringBuilder out) {
        out.append(value);
    }

    @Override
    public Object read(JsonCursor in) {
        return box.apply(in.whole());
    }
}
