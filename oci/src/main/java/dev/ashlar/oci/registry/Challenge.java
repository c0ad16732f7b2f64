package dev.ashlar.oci.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a server wants to be shown who asks (RFC 9110, section 11.6.1).
 *
 * @param scheme in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {
    private static final int MAX_LENGTH = 8192;
    private static final Pattern SCHEME = Pattern.compile("\\G[,\\s]*+([A-Za-z]++)(?=\\s|,|$)(?!\\s*+=)");
    private static final Pattern PARAMETER = Pattern.compile(
            "\\G[,\\s]*+([A-Za-z0-9_-]++)\\s*+=\\s*+(?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|([^\\s,\"]++))");

    /** All that the values of {@code WWW-Authenticate} headers say; what makes no sense ends a value. */
    static List<Challenge> parse(List<String> values) {
        var challenges = new ArrayList<Challenge>();
        values.stream().filter(it -> it.length() <= MAX_LENGTH).forEach(value -> parse(value, challenges));
        return challenges;
    }

    private static void parse(String value, List<Challenge> challenges) {
        int at = 0;
        while (true) {
            var scheme = SCHEME.matcher(value).region(at, value.length());
            if (!scheme.lookingAt()) {
                return;
            }
            at = scheme.end();
            var parameters = new LinkedHashMap<String, String>();
            var parameter = PARAMETER.matcher(value).region(at, value.length());
            while (parameter.lookingAt()) {
                parameters.put(
                        parameter.group(1).toLowerCase(Locale.ROOT), unquote(parameter.group(2), parameter.group(3)));
                at = parameter.end();
                parameter.region(at, value.length());
            }
            challenges.add(new Challenge(scheme.group(1).toLowerCase(Locale.ROOT), parameters));
        }
    }

    private static String unquote(@Nullable String quoted, String plain) {
        return quoted == null ? plain : quoted.replaceAll("\\\\(.)", "$1");
    }
}
