/**
 * Benchmarks against other engines. Every engine is a child process that answers on its standard output ({@link
 * dev.ashlar.bench.Peer}), so that all are driven alike and none disturbs the profile of another.
 */
@NullMarked
package dev.ashlar.bench;

import org.jspecify.annotations.NullMarked;
