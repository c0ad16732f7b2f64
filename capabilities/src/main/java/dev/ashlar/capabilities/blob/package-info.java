/** Blob stores as a service: what backends implement. */
@NullMarked
package dev.ashlar.capabilities.blob;

import org.jspecify.annotations.NullMarked;
