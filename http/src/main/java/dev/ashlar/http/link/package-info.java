/** Puts the parts together. */
@NullMarked
package dev.ashlar.http.link;

import org.jspecify.annotations.NullMarked;
