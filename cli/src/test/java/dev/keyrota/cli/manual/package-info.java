/** Tests of the paper exit's decisions and words. */
@NullMarked
package dev.keyrota.cli.manual;

import org.jspecify.annotations.NullMarked;
