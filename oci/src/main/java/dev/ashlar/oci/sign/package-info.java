/** Signatures of artifacts by keys in files, as cosign makes and checks them, and what has to be signed by whom. */
@NullMarked
package dev.ashlar.oci.sign;

import org.jspecify.annotations.NullMarked;
