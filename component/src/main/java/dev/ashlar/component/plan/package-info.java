/**
 * Flattens a component, what is inside it and what it is linked to into a list of steps with all references resolved.
 */
@NullMarked
package dev.ashlar.component.plan;

import org.jspecify.annotations.NullMarked;
