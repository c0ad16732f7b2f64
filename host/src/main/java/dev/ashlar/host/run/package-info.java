/** Runs applications: a host for all of them, and for each the way from what starts it to its components. */
@NullMarked
package dev.ashlar.host.run;

import org.jspecify.annotations.NullMarked;
