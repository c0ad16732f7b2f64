package dev.ashlar.host.run;

import dev.ashlar.host.manifest.TopicPattern;

/**
 * A component of one revision that handles the messages of a topic.
 *
 * @param concurrency how many at a time
 */
record Subscriber(TopicPattern pattern, Invoker invoker, InFlight inFlight, int concurrency) {}
