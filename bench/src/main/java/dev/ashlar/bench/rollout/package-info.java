/** {@code bench/run rollout}: revisions of an application one after the other, under load. */
@NullMarked
package dev.ashlar.bench.rollout;

import org.jspecify.annotations.NullMarked;
