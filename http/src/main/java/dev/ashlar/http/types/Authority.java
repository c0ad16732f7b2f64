package dev.ashlar.http.types;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host that a request is for, and maybe the port (RFC 3986, section 3.2). User names are refused: RFC 9110, section 4.2.4,
 * wants nobody to send them.
 *
 * @param host a name, an IPv4 address, or an IPv6 address in brackets, as given
 * @param port 1 to 65535
 */
public record Authority(String host, OptionalInt port) {
    /** No name in the DNS is longer than 253 characters; an encoded one may be. */
    private static final int LONGEST = 1024;

    private static final Pattern SYNTAX = Pattern.compile(
            "(\\[[0-9A-Fa-f:.]{2,45}]|(?:[A-Za-z0-9\\-._~!$&'()*+,;=]|%[0-9A-Fa-f]{2})++)(?::([0-9]{1,5}))?");

    public static Optional<Authority> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group(2) == null) {
            return Optional.of(new Authority(matcher.group(1), OptionalInt.empty()));
        }
        int port = Integer.parseInt(matcher.group(2));
        return port < 1 || port > 65535
                ? Optional.empty()
                : Optional.of(new Authority(matcher.group(1), OptionalInt.of(port)));
    }
}
