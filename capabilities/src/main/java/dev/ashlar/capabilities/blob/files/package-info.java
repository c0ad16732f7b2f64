/** Blob stores in directories. */
@NullMarked
package dev.ashlar.capabilities.blob.files;

import org.jspecify.annotations.NullMarked;
