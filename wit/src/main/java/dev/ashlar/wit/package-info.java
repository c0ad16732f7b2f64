/** WIT packages: read, resolved, compared and printed. */
@NullMarked
package dev.ashlar.wit;

import org.jspecify.annotations.NullMarked;
