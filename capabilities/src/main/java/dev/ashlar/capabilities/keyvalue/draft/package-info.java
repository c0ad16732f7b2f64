/** The drafts of {@code wasi:keyvalue}: fronts that differ in types only. */
@NullMarked
package dev.ashlar.capabilities.keyvalue.draft;

import org.jspecify.annotations.NullMarked;
