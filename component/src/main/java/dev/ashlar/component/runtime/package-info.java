/** What component instances are made of at run time: tables of handles, resources, tasks, and the border to the host. */
@NullMarked
package dev.ashlar.component.runtime;

import org.jspecify.annotations.NullMarked;
