/** Guests, messages and servers for tests. */
@NullMarked
package dev.ashlar.http.testing;

import org.jspecify.annotations.NullMarked;
