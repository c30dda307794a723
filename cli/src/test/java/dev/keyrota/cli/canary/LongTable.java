package dev.keyrota.cli.canary;

import java.util.Arrays;

/** Numbers by longs, without an object for each: open addressing, never more than half full. */
final class LongTable {
    /** What is at a key that is not there. */
    static final int NONE = -1;

    private long[] keys = new long[1 << 12];
    private int[] values = filled(keys.length);
    private int size;

    void putIfAbsent(long key, int value) {
        if (2 * size >= keys.length) {
            grow();
        }
        int at = place(key);
        if (values[at] == NONE) {
            keys[at] = key;
            values[at] = value;
            size++;
        }
    }

    int get(long key) {
        return values[place(key)];
    }

    /** Where the key is, or the free place where it would be. */
    private int place(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed ^ (mixed >>> 32)) & (keys.length - 1);
        while (values[at] != NONE && keys[at] != key) {
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = filled(keys.length);
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != NONE) {
                putIfAbsent(oldKeys[i], oldValues[i]);
            }
        }
    }

    private static int[] filled(int length) {
        int[] values = new int[length];
        Arrays.fill(values, NONE);
        return values;
    }
}
