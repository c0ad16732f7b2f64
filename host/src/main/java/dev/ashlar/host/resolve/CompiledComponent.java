package dev.ashlar.host.resolve;

import dev.ashlar.component.Component;
import dev.ashlar.oci.Digest;

/**
 * A component of an application, compiled and not linked.
 *
 * @param digest of its bytes
 * @param size how many there are
 */
public record CompiledComponent(Component component, Digest digest, int size) {}
