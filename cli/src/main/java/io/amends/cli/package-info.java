/** The command line: parses what was typed, calls the audit, and turns its outcome into an exit code. */
@NullMarked
package io.amends.cli;

import org.jspecify.annotations.NullMarked;
