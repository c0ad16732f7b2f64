/** From trees of files to resolved packages: finds files, selects features, resolves names, elaborates worlds. */
@NullMarked
package dev.ashlar.wit.resolve;

import org.jspecify.annotations.NullMarked;
