/** {@code wasi:http/types}: messages and bodies, between guests and whatever carries them. */
@NullMarked
package dev.ashlar.http.types;

import org.jspecify.annotations.NullMarked;
