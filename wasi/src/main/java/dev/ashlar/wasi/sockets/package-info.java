/** {@code wasi:sockets} 0.2. */
@NullMarked
package dev.ashlar.wasi.sockets;

import org.jspecify.annotations.NullMarked;
