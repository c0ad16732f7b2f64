/** Bills of materials of components and applications, as CycloneDX describes them. */
@NullMarked
package dev.ashlar.host.sbom;

import org.jspecify.annotations.NullMarked;
