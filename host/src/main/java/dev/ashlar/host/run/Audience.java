package dev.ashlar.host.run;

import dev.ashlar.http.RequestListener;

/**
 * Who is told what happens in an application, or in a revision of it.
 *
 * @param outside hears of requests from outside, besides whom their server tells
 */
record Audience(HostListener listener, RequestListener outside) {}
