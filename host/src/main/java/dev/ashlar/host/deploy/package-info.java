/** Applications that live from revision to revision. */
@NullMarked
package dev.ashlar.host.deploy;

import org.jspecify.annotations.NullMarked;
