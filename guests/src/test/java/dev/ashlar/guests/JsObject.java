package dev.ashlar.guests;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An object of the little JavaScript world that {@link GoProgram} shows to Go. Other values of it: {@link Double}, {@link
 * Boolean}, {@link String}, {@link List} for arrays, {@code byte[]} for {@code Uint8Array}, {@link #UNDEFINED} and Java's
 * null.
 */
class JsObject {
    static final Object UNDEFINED = new Object() {
        @Override
        public String toString() {
            return "undefined";
        }
    };

    private final Map<String, Object> properties = new HashMap<>();

    /** A function, method or constructor. */
    interface Body {
        Object call(Object self, List<Object> arguments);
    }

    /** An object that can be called. */
    static final class Function extends JsObject {
        private final Body body;

        Function(Body body) {
            this.body = body;
        }

        Object call(Object self, List<Object> arguments) {
            return body.call(self, arguments);
        }
    }

    /** What JavaScript code throws. */
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient JsObject error;

        Thrown(String code, String message) {
            super(code + ": " + message);
            this.error = new JsObject().with("code", code).with("message", message);
        }

        JsObject error() {
            return error;
        }
    }

    JsObject with(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    JsObject withMethod(String name, Body body) {
        return with(name, new Function(body));
    }

    static Object get(Object target, String name) {
        return switch (target) {
            case JsObject object -> object.properties.getOrDefault(name, UNDEFINED);
            case List<?> list when name.equals("length") -> (double) list.size();
            case byte[] bytes when name.equals("length") || name.equals("byteLength") -> (double) bytes.length;
            case null, default -> throw new Thrown("TypeError", "cannot read '" + name + "' of " + target);
        };
    }

    static Object call(Object target, String method, List<Object> arguments) {
        if (get(target, method) instanceof Function function) {
            return function.call(target, arguments);
        }
        throw new Thrown("TypeError", "'" + method + "' is not a function of " + target);
    }
}
