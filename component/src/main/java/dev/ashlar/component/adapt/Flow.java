package dev.ashlar.component.adapt;

/**
 * A direction in which values go: parameters from the caller to the callee, results back.
 *
 * @param entered whether the call enters the target's instance, so that the adapter knows its flags
 */
record Flow(AdapterSpec.Side from, AdapterSpec.Side to, boolean entered) {}
