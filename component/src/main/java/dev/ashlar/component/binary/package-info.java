/** The binary format of components: from bytes to an unresolved syntax tree. */
@NullMarked
package dev.ashlar.component.binary;

import org.jspecify.annotations.NullMarked;
