/** Many applications of many tenants in one process, deployed by an API. */
@NullMarked
package dev.ashlar.daemon;

import org.jspecify.annotations.NullMarked;
