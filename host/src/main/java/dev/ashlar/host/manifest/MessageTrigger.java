package dev.ashlar.host.manifest;

/**
 * Messages that start a component.
 *
 * @param origin path of this trigger in the manifest, for {@link Origins}
 */
public record MessageTrigger(TopicPattern topic, String component, String origin) {}
