/** Key-value stores as a service: what backends implement, and the checks that all of them share. */
@NullMarked
package dev.ashlar.capabilities.keyvalue;

import org.jspecify.annotations.NullMarked;
