/** Says what keeps an application from being built or run, and what to do about it, without running anything of it. */
@NullMarked
package dev.ashlar.host.doctor;

import org.jspecify.annotations.NullMarked;
