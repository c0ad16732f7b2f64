/** The life of applications: deployed, routed, rolled back, undeployed. */
@NullMarked
package dev.ashlar.daemon.apps;

import org.jspecify.annotations.NullMarked;
