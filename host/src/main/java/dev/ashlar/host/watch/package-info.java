/** Follows the files of an application while it is written: builds what changed and hands it to what serves it. */
@NullMarked
package dev.ashlar.host.watch;

import org.jspecify.annotations.NullMarked;
