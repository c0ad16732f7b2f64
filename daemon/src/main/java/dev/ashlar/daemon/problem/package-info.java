/** What goes wrong in a daemon, as its API and its client have it. */
@NullMarked
package dev.ashlar.daemon.problem;

import org.jspecify.annotations.NullMarked;
