/** What applications are made of, as both sides of the API know it. */
@NullMarked
package dev.ashlar.daemon.blobs;

import org.jspecify.annotations.NullMarked;
