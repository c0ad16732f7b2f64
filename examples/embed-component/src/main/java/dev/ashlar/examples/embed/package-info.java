/** A program that embeds components. */
@NullMarked
package dev.ashlar.examples.embed;

import org.jspecify.annotations.NullMarked;
