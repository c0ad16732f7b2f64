package dev.ashlar.component.plan;

import dev.ashlar.engine.ResourceLimits;

/**
 * What the instances of a component may have in a store, together.
 *
 * @param owner for messages, and the name of the component's instance
 */
public record Account(String owner, ResourceLimits limits) {}
