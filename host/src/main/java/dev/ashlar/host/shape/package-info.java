/** Descriptions of what a manifest may hold; reading, checking and the JSON schema follow from them. */
@NullMarked
package dev.ashlar.host.shape;

import org.jspecify.annotations.NullMarked;
