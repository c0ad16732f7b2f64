/** {@code wasi:config}. */
@NullMarked
package dev.ashlar.capabilities.config;

import org.jspecify.annotations.NullMarked;
