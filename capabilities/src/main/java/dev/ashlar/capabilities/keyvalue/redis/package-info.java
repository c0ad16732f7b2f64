/** Key-value stores on a Redis server. */
@NullMarked
package dev.ashlar.capabilities.keyvalue.redis;

import org.jspecify.annotations.NullMarked;
