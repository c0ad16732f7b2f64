package dev.ashlar.bindgen;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A documentation comment in Markdown, the language of WIT's comments and, since Java 23, of Javadoc's. What is passed on
 * is escaped where Javadoc or the compiler would read more into it than Markdown does: tags, references in brackets, HTML
 * and {@code \}{@code u}.
 */
final class Docs {
    private static final Pattern CODE = Pattern.compile("(`+)(?!`).*?(?<!`)\\1(?!`)");
    private static final Pattern FENCE = Pattern.compile("^\\s*(```|~~~).*");
    private static final Pattern UNICODE_ESCAPE = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u");
    private static final Pattern BRACKETS = Pattern.compile("(?<!\\\\)\\[(?![^\\]]*\\]\\()");
    private static final Pattern AUTOLINK_OR_LESS = Pattern.compile("<(?!https?://[^\\s<>]*>)");
    private static final Pattern PROSE = Pattern.compile("^[^\\s|#>].*");

    private final List<String> paragraphs = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();

    /** Adds text from WIT. */
    Docs wit(String text) {
        if (!text.isBlank()) {
            paragraphs.add(escape(text.strip()));
        }
        return this;
    }

    /** Adds text of the generator's, as it is. */
    Docs add(String text) {
        paragraphs.add(text);
        return this;
    }

    /** Adds a tag such as {@code @param} with text from WIT after it. */
    Docs tag(String tag, String text) {
        tags.add((tag + " " + escape(text.strip().replaceAll("\\s*\\n\\s*", " "))).strip());
        return this;
    }

    boolean isEmpty() {
        return paragraphs.isEmpty() && tags.isEmpty();
    }

    /** A word as code, for the text of {@link #add}. */
    static String code(String text) {
        return "`" + text + "`";
    }

    /** The lines without comment markers, no longer than {@code width} where they are prose. */
    List<String> lines(int width) {
        var lines = new ArrayList<String>();
        boolean inFence = false;
        for (String line : String.join("\n\n", paragraphs).split("\n", -1)) {
            inFence ^= FENCE.matcher(line).matches();
            addWrapped(
                    lines,
                    line.stripTrailing(),
                    inFence || !PROSE.matcher(line).matches() ? Integer.MAX_VALUE : width,
                    "");
        }
        if (paragraphs.isEmpty()) {
            lines.clear();
        } else if (!tags.isEmpty()) {
            lines.add("");
        }
        tags.forEach(tag -> addWrapped(lines, tag, width, "    "));
        return lines;
    }

    private static void addWrapped(List<String> lines, String line, int width, String indent) {
        String rest = line;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            if (space <= indent.length()) {
                break;
            }
            lines.add(rest.substring(0, space));
            rest = indent + rest.substring(space + 1);
        }
        lines.add(rest);
    }

    private static String escape(String text) {
        boolean hasDefinitions = text.lines().anyMatch(line -> line.matches("\\s*\\[[^\\]]+\\]:.*"));
        boolean inFence = false;
        var lines = new ArrayList<String>();
        for (String line : text.split("\\R", -1)) {
            String safe = line.replaceAll("[\\p{Cntrl}&&[^\\t]]", "");
            boolean isFence = FENCE.matcher(safe).matches();
            inFence ^= isFence;
            lines.add(escapeUnicode(inFence || isFence ? safe : escapeProse(safe, hasDefinitions)));
        }
        return String.join("\n", lines) + (inFence ? "\n```" : "");
    }

    private static String escapeProse(String line, boolean hasDefinitions) {
        var escaped = new StringBuilder();
        var code = CODE.matcher(line);
        int end = 0;
        while (code.find()) {
            escaped.append(escapeText(line.substring(end, code.start()), hasDefinitions))
                    .append(code.group());
            end = code.end();
        }
        escaped.append(escapeText(line.substring(end), hasDefinitions));
        return escaped.toString().replaceAll("^(\\s*)@", "$1\\\\@");
    }

    private static String escapeText(String text, boolean hasDefinitions) {
        String escaped =
                AUTOLINK_OR_LESS.matcher(text.replace("{@", "{\\@")).replaceAll(Matcher.quoteReplacement("\\<"));
        return hasDefinitions ? escaped : BRACKETS.matcher(escaped).replaceAll(Matcher.quoteReplacement("\\["));
    }

    private static String escapeUnicode(String line) {
        return UNICODE_ESCAPE.matcher(line).replaceAll("$1" + Matcher.quoteReplacement("\\\\u"));
    }
}
