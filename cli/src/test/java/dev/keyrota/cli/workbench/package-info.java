/** What a command works with, apart from any command. */
@NullMarked
package dev.keyrota.cli.workbench;

import org.jspecify.annotations.NullMarked;
