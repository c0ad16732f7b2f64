/** How much of an application may be going on at a time, component by component; changed live, and who waits for it. */
@NullMarked
package dev.ashlar.host.capacity;

import org.jspecify.annotations.NullMarked;
