/** Applications in content stores: an index that refers to the manifest, its directories and its components by digest. */
@NullMarked
package dev.ashlar.host.bundle;

import org.jspecify.annotations.NullMarked;
