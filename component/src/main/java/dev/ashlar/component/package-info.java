/** Components: decoded, validated, composed, instantiated and called. */
@NullMarked
package dev.ashlar.component;

import org.jspecify.annotations.NullMarked;
