package dev.ashlar.http.types;

import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Method;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Scheme;

/** Methods, schemes and paths: as text and as the interface has them. */
final class Targets {
    private static final int LONGEST_METHOD = 256;

    private Targets() {}

    /** A token; longer ones than any method is are refused. */
    static boolean isMethod(String name) {
        return name.length() <= LONGEST_METHOD && FieldSyntax.isToken(name);
    }

    static Method method(String name) {
        return switch (name) {
            case "GET" -> new Method.Get();
            case "HEAD" -> new Method.Head();
            case "POST" -> new Method.Post();
            case "PUT" -> new Method.Put();
            case "DELETE" -> new Method.Delete();
            case "CONNECT" -> new Method.Connect();
            case "OPTIONS" -> new Method.Options();
            case "TRACE" -> new Method.Trace();
            case "PATCH" -> new Method.Patch();
            default -> new Method.Other(name);
        };
    }

    static String name(Method method) {
        return switch (method) {
            case Method.Get() -> "GET";
            case Method.Head() -> "HEAD";
            case Method.Post() -> "POST";
            case Method.Put() -> "PUT";
            case Method.Delete() -> "DELETE";
            case Method.Connect() -> "CONNECT";
            case Method.Options() -> "OPTIONS";
            case Method.Trace() -> "TRACE";
            case Method.Patch() -> "PATCH";
            case Method.Other(String name) -> name;
        };
    }

    static Scheme scheme(String name) {
        return switch (name) {
            case "http" -> new Scheme.Http();
            case "https" -> new Scheme.Https();
            default -> new Scheme.Other(name);
        };
    }

    static String name(Scheme scheme) {
        return switch (scheme) {
            case Scheme.Http() -> "http";
            case Scheme.Https() -> "https";
            case Scheme.Other(String name) -> name;
        };
    }

    /** RFC 3986, section 3.1. */
    static boolean isScheme(String name) {
        if (name.isEmpty() || name.length() > 64 || !isLetter(name.charAt(0))) {
            return false;
        }
        return name.chars().allMatch(c -> isLetter(c) || c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.');
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** A path, a query, both, nothing, or the asterisk; no fragment, nothing that could end a line, only ASCII. */
    static boolean isPathWithQuery(String path) {
        boolean starts = path.isEmpty() || path.startsWith("/") || path.startsWith("?") || path.equals("*");
        return starts && path.chars().allMatch(c -> c > ' ' && c < 127 && c != '#');
    }
}
