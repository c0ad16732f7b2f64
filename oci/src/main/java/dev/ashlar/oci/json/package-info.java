/** JSON from others: bounded, strict, with errors that name the field. */
@NullMarked
package dev.ashlar.oci.json;

import org.jspecify.annotations.NullMarked;
