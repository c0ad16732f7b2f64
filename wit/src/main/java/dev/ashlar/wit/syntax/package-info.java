/** The syntax of WIT: text to tokens to a tree, names unresolved. */
@NullMarked
package dev.ashlar.wit.syntax;

import org.jspecify.annotations.NullMarked;
