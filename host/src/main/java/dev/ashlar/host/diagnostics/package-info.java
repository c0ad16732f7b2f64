/** What is wrong with a file that people write, shown where it is wrong. */
@NullMarked
package dev.ashlar.host.diagnostics;

import org.jspecify.annotations.NullMarked;
