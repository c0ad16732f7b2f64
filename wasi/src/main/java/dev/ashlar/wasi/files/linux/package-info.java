/** Files through Linux's system calls relative to open directories, without a race that a guest could win. */
@NullMarked
package dev.ashlar.wasi.files.linux;

import org.jspecify.annotations.NullMarked;
