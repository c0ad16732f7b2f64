/** A client for registries (OCI distribution specification 1.1). */
@NullMarked
package dev.ashlar.oci.registry;

import org.jspecify.annotations.NullMarked;
