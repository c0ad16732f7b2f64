/** Directories that a guest was given, and nothing beyond them. */
@NullMarked
package dev.ashlar.wasi.files;

import org.jspecify.annotations.NullMarked;
