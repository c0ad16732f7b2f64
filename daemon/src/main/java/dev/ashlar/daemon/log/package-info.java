/** What applications say, in files that do not grow without end. */
@NullMarked
package dev.ashlar.daemon.log;

import org.jspecify.annotations.NullMarked;
