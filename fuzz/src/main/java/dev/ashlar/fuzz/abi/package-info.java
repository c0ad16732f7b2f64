/**
 * The canonical ABI as its specification tells it, value by value, to compare adapters with. Slow, plain, and
 * independent of what it tests.
 */
@NullMarked
package dev.ashlar.fuzz.abi;

import org.jspecify.annotations.NullMarked;
