package dev.ashlar.wit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Damages a text: characters, tokens, lines. */
final class Mutation {
    private static final Pattern TOKEN = Pattern.compile("[%a-zA-Z0-9-]+|\\s+|.", Pattern.DOTALL);
    private static final List<String> SPLICES = List.of(
            "{",
            "}",
            "<",
            ">",
            "(",
            ")",
            ";",
            ",",
            ":",
            ".",
            "@",
            "%",
            "/",
            "*/",
            "/*",
            "//",
            "\"",
            "\\",
            "->",
            "_",
            "list",
            "borrow",
            "own",
            "include",
            "use",
            "world",
            "interface",
            "with",
            "as",
            "resource",
            "static",
            "async",
            "0",
            "4294967296",
            "99999999999999999999999",
            "1.0.0-",
            "\u0000",
            "\u202e",
            "\ud800",
            "🛒",
            "é",
            "",
            "@since(version = 1.0.0)",
            "@unstable(feature = f)",
            "error-context",
            "package a:b {",
            "self",
            "result<_,");

    private Mutation() {}

    static String of(String text, Random random) {
        var tokens = new ArrayList<String>();
        var matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes && !tokens.isEmpty(); i++) {
            change(tokens, random);
        }
        var joined = String.join("", tokens);
        return random.nextInt(10) == 0 ? joined.substring(0, random.nextInt(joined.length() + 1)) : joined;
    }

    private static void change(List<String> tokens, Random random) {
        int at = random.nextInt(tokens.size());
        int other = random.nextInt(tokens.size());
        switch (random.nextInt(7)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(other));
            case 2 -> tokens.set(at, tokens.get(other));
            case 3 -> tokens.set(other, tokens.set(at, tokens.get(other)));
            case 4 -> tokens.add(at, SPLICES.get(random.nextInt(SPLICES.size())));
            case 5 -> tokens.set(at, SPLICES.get(random.nextInt(SPLICES.size())));
            default -> {
                var token = new StringBuilder(tokens.get(at));
                if (token.isEmpty()) {
                    return;
                }
                token.setCharAt(random.nextInt(token.length()), (char) (0x20 + random.nextInt(0x60)));
                tokens.set(at, token.toString());
            }
        }
    }
}
