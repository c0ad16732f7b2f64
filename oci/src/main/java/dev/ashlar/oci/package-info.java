/** The documents of OCI images and artifacts, and a store for what they describe. */
@NullMarked
package dev.ashlar.oci;

import org.jspecify.annotations.NullMarked;
