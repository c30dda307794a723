/**
 * The paper exit: from where a rotation stands to a safe end without Keyrota, in commands for bash, curl, jq and gh. What is to be done is
 * decided by the journal's facts alone ({@link dev.keyrota.cli.manual.Paper}); nobody is contacted. No command has a secret among its
 * arguments; each looks before it does, so that all of them may be begun anew at any time.
 */
@NullMarked
package dev.keyrota.cli.manual;

import org.jspecify.annotations.NullMarked;
