/** {@code bindgen} in Maven builds. */
@NullMarked
package dev.ashlar.bindgen.maven;

import org.jspecify.annotations.NullMarked;
