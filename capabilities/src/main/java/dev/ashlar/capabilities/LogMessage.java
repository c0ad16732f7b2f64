package dev.ashlar.capabilities;

/**
 * What a component logged.
 *
 * @param component its name
 * @param context a word by which the component groups its messages; often empty
 * @param message may have any characters, line breaks and control characters among them
 */
public record LogMessage(String component, LogLevel level, String context, String message) {}
