/** Talks to a daemon. */
@NullMarked
package dev.ashlar.daemon.client;

import org.jspecify.annotations.NullMarked;
