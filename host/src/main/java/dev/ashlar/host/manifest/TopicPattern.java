package dev.ashlar.host.manifest;

import dev.ashlar.host.diagnostics.InvalidTextException;
import java.util.regex.Pattern;

/** Topics of messages, in NATS's words: {@code *} stands for one name between dots, {@code >} at the end for one or more. */
public record TopicPattern(String text) {
    /** What {@link #parse} accepts. */
    public static final String PATTERN = "^(([A-Za-z0-9_-]+|\\*)\\.)*([A-Za-z0-9_-]+|\\*|>)$";

    private static final Pattern SYNTAX =
            Pattern.compile("(?:(?:[A-Za-z0-9_-]++|\\*)\\.){0,30}+(?:[A-Za-z0-9_-]++|\\*|>)");

    /** Fails with an {@link InvalidTextException}. */
    public static TopicPattern parse(String text) {
        if (text.length() > 250 || !SYNTAX.matcher(text).matches()) {
            throw new InvalidTextException(
                    text,
                    "not a topic",
                    "write names with dots, as in \"photos.added\"; * stands for one name, > at the end for all that follow");
        }
        return new TopicPattern(text);
    }

    /** Whether a topic, or all that another pattern stands for, belongs to this. */
    public boolean covers(String topic) {
        String[] mine = text.split("\\.");
        String[] other = topic.split("\\.");
        for (int i = 0; i < mine.length; i++) {
            if (i >= other.length) {
                return false;
            }
            if (mine[i].equals(">")) {
                return true;
            }
            if (other[i].equals(">") || !mine[i].equals("*") && !mine[i].equals(other[i])) {
                return false;
            }
        }
        return mine.length == other.length;
    }

    @Override
    public String toString() {
        return text;
    }
}
