/** The built program as its users meet it: a process of its own, against the sandbox's sockets. */
@NullMarked
package dev.keyrota.cli.endtoend;

import org.jspecify.annotations.NullMarked;
