package dev.keyrota.tidy.planted.circle.left;

import dev.keyrota.tidy.planted.circle.right.Right;

/** One half of a circle. */
public record Left(Right right) {}
