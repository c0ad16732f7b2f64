/** Answers to requests that need no component: files, fixed responses, redirects. */
@NullMarked
package dev.ashlar.host.web;

import org.jspecify.annotations.NullMarked;
