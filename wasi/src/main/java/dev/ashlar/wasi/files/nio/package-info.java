/** Files through Java's own API: for systems other than Linux. Decision 0301 says what it cannot keep from happening. */
@NullMarked
package dev.ashlar.wasi.files.nio;

import org.jspecify.annotations.NullMarked;
