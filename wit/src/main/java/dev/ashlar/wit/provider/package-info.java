/** Puts the parts together behind the API. */
@NullMarked
package dev.ashlar.wit.provider;

import org.jspecify.annotations.NullMarked;
