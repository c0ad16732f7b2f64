/** Sockets by Linux's system calls: none of them blocks, one thread of the process waits for all. */
@NullMarked
package dev.ashlar.wasi.sockets.linux;

import org.jspecify.annotations.NullMarked;
