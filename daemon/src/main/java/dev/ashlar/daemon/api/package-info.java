/** The admin API: who asks, what for, and how it is answered. */
@NullMarked
package dev.ashlar.daemon.api;

import org.jspecify.annotations.NullMarked;
