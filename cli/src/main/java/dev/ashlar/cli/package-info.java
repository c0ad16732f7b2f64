/** The {@code ashlar} command line: one class per command. */
@NullMarked
package dev.ashlar.cli;

import org.jspecify.annotations.NullMarked;
