/** Makes a process ready for first requests. */
@NullMarked
package dev.ashlar.host.rehearse;

import org.jspecify.annotations.NullMarked;
