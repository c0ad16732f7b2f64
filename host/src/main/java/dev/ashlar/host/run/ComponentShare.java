package dev.ashlar.host.run;

/**
 * What one component of a graph took of an invocation.
 *
 * @param memoryBytes of its memories when the invocation ended
 * @param hostCalls to functions of the host
 */
record ComponentShare(long memoryBytes, long hostCalls) {}
