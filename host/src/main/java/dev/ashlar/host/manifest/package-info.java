/** An application as its manifest describes it: immutable, checked, independent of the file's format. */
@NullMarked
package dev.ashlar.host.manifest;

import org.jspecify.annotations.NullMarked;
