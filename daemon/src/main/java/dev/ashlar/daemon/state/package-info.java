/** What a daemon knows after a restart: its directory, its database. */
@NullMarked
package dev.ashlar.daemon.state;

import org.jspecify.annotations.NullMarked;
