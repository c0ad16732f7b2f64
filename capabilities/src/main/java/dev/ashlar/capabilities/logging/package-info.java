/** {@code wasi:logging}. */
@NullMarked
package dev.ashlar.capabilities.logging;

import org.jspecify.annotations.NullMarked;
