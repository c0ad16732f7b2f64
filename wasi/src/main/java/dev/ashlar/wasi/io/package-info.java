/** {@code wasi:io}: streams and what to wait for, shared by all interfaces that have them. */
@NullMarked
package dev.ashlar.wasi.io;

import org.jspecify.annotations.NullMarked;
