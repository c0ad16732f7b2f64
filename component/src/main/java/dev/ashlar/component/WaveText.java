package dev.ashlar.component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes values in WAVE. What WAVE has no notation for, maps and handles, is written as a list of pairs and as {@code
 * <resource>}.
 */
final class WaveText {
    private static final Set<String> KEYWORDS = Set.of("true", "false", "inf", "nan", "some", "none", "ok", "err");

    private final StringBuilder out = new StringBuilder();

    private WaveText() {}

    static String of(Value value) {
        var text = new WaveText();
        text.write(value);
        return text.out.toString();
    }

    private void write(Value value) {
        switch (value) {
            case Value.Bool(boolean b) -> out.append(b);
            case Value.S8(byte n) -> out.append(n);
            case Value.U8(int n) -> out.append(n);
            case Value.S16(short n) -> out.append(n);
            case Value.U16(int n) -> out.append(n);
            case Value.S32(int n) -> out.append(n);
            case Value.U32(long n) -> out.append(n);
            case Value.S64(long n) -> out.append(n);
            case Value.U64(long bits) -> out.append(Long.toUnsignedString(bits));
            case Value.F32(float f) -> number(f, Float.toString(f));
            case Value.F64(double d) -> number(d, Double.toString(d));
            case Value.Char(int codePoint) -> quoted('\'', Character.toString(codePoint));
            case Value.Str(String string) -> quoted('"', string);
            case Value.ListOf(List<Value> elements) -> sequence('[', elements, ']');
            case Value.MapOf(Map<Value, Value> entries) -> map(entries);
            case Value.RecordOf(List<String> names, List<Value> values) -> record(names, values);
            case Value.TupleOf(List<Value> elements) -> sequence('(', elements, ')');
            case Value.VariantOf(String name, Optional<Value> payload) -> labelled(label(name), payload);
            case Value.EnumOf(String name) -> out.append(label(name));
            case Value.OptionOf(Optional<Value> payload) -> labelled(payload.isPresent() ? "some" : "none", payload);
            case Value.ResultOf(boolean isOk, Optional<Value> payload) -> labelled(isOk ? "ok" : "err", payload);
            case Value.FlagsOf(Set<String> names) -> flags(names);
            case Value.Handle(Object resource) ->
                out.append('<').append(resource).append('>');
        }
    }

    private void number(double value, String finite) {
        if (Double.isNaN(value)) {
            out.append("nan");
        } else if (Double.isInfinite(value)) {
            out.append(value > 0 ? "inf" : "-inf");
        } else {
            out.append(finite.endsWith(".0") ? finite.substring(0, finite.length() - 2) : finite);
        }
    }

    private void sequence(char open, List<Value> elements, char close) {
        out.append(open);
        String separator = "";
        for (Value element : elements) {
            out.append(separator);
            write(element);
            separator = ", ";
        }
        out.append(close);
    }

    private void map(Map<Value, Value> entries) {
        sequence(
                '[',
                entries.entrySet().stream()
                        .<Value>map(entry -> Value.TupleOf.of(entry.getKey(), entry.getValue()))
                        .toList(),
                ']');
    }

    private void record(List<String> names, List<Value> values) {
        out.append('{');
        for (int i = 0; i < names.size(); i++) {
            out.append(i == 0 ? "" : ", ").append(label(names.get(i))).append(": ");
            write(values.get(i));
        }
        out.append('}');
    }

    private void flags(Set<String> names) {
        out.append('{');
        String separator = "";
        for (String name : names) {
            out.append(separator).append(label(name));
            separator = ", ";
        }
        out.append('}');
    }

    private void labelled(String name, Optional<Value> payload) {
        out.append(name);
        if (payload.isPresent()) {
            out.append('(');
            write(payload.get());
            out.append(')');
        }
    }

    private static String label(String name) {
        return KEYWORDS.contains(name) ? "%" + name : name;
    }

    private void quoted(char quote, String text) {
        out.append(quote);
        text.codePoints().forEach(codePoint -> {
            switch (codePoint) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> {
                    if (codePoint == quote) {
                        out.append('\\').append(quote);
                    } else if (Character.isISOControl(codePoint)) {
                        out.append("\\u{")
                                .append(Integer.toHexString(codePoint))
                                .append('}');
                    } else {
                        out.appendCodePoint(codePoint);
                    }
                }
            }
        });
        out.append(quote);
    }
}
