package dev.ashlar.component.wave;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.NumberList;
import dev.ashlar.component.ValType;
import dev.ashlar.component.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads values along their types, one token ahead. Depth is that of the type, which validation bounds. */
final class Parser {
    private static final Set<String> KEYWORDS = Set.of("true", "false", "inf", "nan", "some", "none", "ok", "err");

    private final Lexer lexer;
    private Token token;

    /** Where the token before this one starts. */
    private int lastStart;

    Parser(String text, int start) {
        this.lexer = new Lexer(text, start);
        this.token = lexer.next();
    }

    /** A value, and nothing else. */
    Value whole(ValType type) {
        Value value = value(type);
        end();
        return value;
    }

    List<Value> arguments(List<ComponentFunctionType.Parameter> parameters) {
        List<Value> values = new ArrayList<>();
        expect('(', "arguments in parentheses");
        while (!token.is(')')) {
            if (values.size() == parameters.size()) {
                throw error("the function takes %s".formatted(count(parameters.size(), "argument")));
            }
            values.add(value(parameters.get(values.size()).type()));
            separator(')');
        }
        for (var missing : parameters.subList(values.size(), parameters.size())) {
            if (!(missing.type() instanceof ValType.OptionOf)) {
                throw error("argument %d is missing, %s".formatted(values.size() + 1, missing));
            }
            values.add(Value.OptionOf.NONE);
        }
        advance();
        end();
        return values;
    }

    private Value value(ValType type) {
        return switch (type) {
            case ValType.Primitive primitive -> primitive(primitive);
            case ValType.ListOf list -> list(list.element(), type);
            case ValType.FixedListOf list -> fixedList(list);
            case ValType.MapOf map -> map(map);
            case ValType.RecordOf fields -> record(fields);
            case ValType.TupleOf tuple -> tuple(tuple);
            case ValType.VariantOf variant -> variant(variant);
            case ValType.EnumOf cases -> new Value.EnumOf(label(cases.cases(), "case", type));
            case ValType.OptionOf option -> option(option);
            case ValType.ResultOf result -> result(result);
            case ValType.FlagsOf flags -> flags(flags);
            case ValType.Own own -> throw noText(type);
            case ValType.Borrow borrow -> throw noText(type);
            case ValType.StreamOf stream -> throw noText(type);
            case ValType.FutureOf future -> throw noText(type);
        };
    }

    private WaveException noText(ValType type) {
        return error("a value of type %s cannot be written".formatted(type));
    }

    private Value primitive(ValType.Primitive type) {
        return switch (type) {
            case BOOL -> bool();
            case CHAR -> new Value.Char(take(Token.Kind.CHARACTER, type).codePointAt(0));
            case STRING -> new Value.Str(take(Token.Kind.STRING, type));
            case ERROR_CONTEXT -> throw noText(type);
            case F32, F64 -> number(type, floating(type));
            case S8, U8, S16, U16, S32, U32, S64, U64 -> number(type, take(Token.Kind.NUMBER, type));
        };
    }

    private Value bool() {
        boolean value = token.is("true");
        if (!value && !token.is("false")) {
            throw unexpected("true or false");
        }
        advance();
        return new Value.Bool(value);
    }

    private String floating(ValType type) {
        if (token.is("nan") || token.is("inf")) {
            String text = token.text();
            advance();
            return text;
        }
        return take(Token.Kind.NUMBER, type);
    }

    /** A number that was just taken. */
    private Value number(ValType.Primitive type, String text) {
        try {
            return Numbers.parse(type, text);
        } catch (NumberFormatException e) {
            throw new WaveException(lexer.text(), lastStart, "%s is no %s".formatted(text, type));
        }
    }

    private Value.ListOf list(ValType element, ValType type) {
        expect('[', type);
        if (element instanceof ValType.Primitive primitive && NumberList.holds(primitive)) {
            Numbers numbers = new Numbers(primitive);
            while (!token.is(']')) {
                numbers.add(primitive(primitive));
                separator(']');
            }
            advance();
            return new Value.ListOf(numbers.list());
        }
        List<Value> elements = new ArrayList<>();
        while (!token.is(']')) {
            elements.add(value(element));
            separator(']');
        }
        advance();
        return new Value.ListOf(elements);
    }

    private Value fixedList(ValType.FixedListOf type) {
        int start = token.start();
        Value.ListOf list = list(type.element(), type);
        if (list.elements().size() != type.length()) {
            throw new WaveException(
                    lexer.text(),
                    start,
                    "%s where %s is expected".formatted(count(list.elements().size(), "element"), type));
        }
        return list;
    }

    /** WAVE does not know maps yet; they are written as a list of pairs. */
    private Value map(ValType.MapOf type) {
        ValType.TupleOf pair = new ValType.TupleOf(List.of(type.key(), type.value()));
        Map<Value, Value> entries = new LinkedHashMap<>();
        expect('[', type);
        while (!token.is(']')) {
            int start = token.start();
            List<Value> entry = tuple(pair).elements();
            if (entries.put(entry.getFirst(), entry.getLast()) != null) {
                throw new WaveException(lexer.text(), start, "a key that was there already");
            }
            separator(']');
        }
        advance();
        return new Value.MapOf(entries);
    }

    private Value.TupleOf tuple(ValType.TupleOf type) {
        List<Value> elements = new ArrayList<>();
        expect('(', type);
        for (ValType element : type.elements()) {
            if (token.is(')')) {
                throw error("%s where %s is expected".formatted(count(elements.size(), "element"), type));
            }
            elements.add(value(element));
            separator(')');
        }
        expect(')', type);
        return new Value.TupleOf(elements);
    }

    private Value record(ValType.RecordOf type) {
        Map<String, ValType> types = new LinkedHashMap<>();
        type.fields().forEach(field -> types.put(field.name(), field.type()));
        Map<String, Value> values = new LinkedHashMap<>();
        expect('{', type);
        if (token.is(':')) {
            advance();
        } else {
            fields(type, types, values);
        }
        Token close = token;
        expect('}', type);
        List<Value> ordered = new ArrayList<>();
        types.forEach((name, fieldType) -> {
            Value value = values.get(name);
            if (value == null && !(fieldType instanceof ValType.OptionOf)) {
                throw new WaveException(lexer.text(), close.start(), "field %s is missing".formatted(name));
            }
            ordered.add(value == null ? Value.OptionOf.NONE : value);
        });
        return new Value.RecordOf(List.copyOf(types.keySet()), ordered);
    }

    private void fields(ValType.RecordOf type, Map<String, ValType> types, Map<String, Value> values) {
        if (token.is('}')) {
            throw error("a record without fields is written {:}");
        }
        while (!token.is('}')) {
            int start = token.start();
            String name = label(types.keySet(), "field", type);
            expect(':', "a colon behind " + name);
            ValType fieldType = Objects.requireNonNull(types.get(name));
            if (values.put(name, value(fieldType)) != null) {
                throw new WaveException(lexer.text(), start, "field %s is there twice".formatted(name));
            }
            separator('}');
        }
    }

    private Value flags(ValType.FlagsOf type) {
        Set<String> names = new LinkedHashSet<>();
        expect('{', type);
        while (!token.is('}')) {
            int start = token.start();
            String name = label(type.names(), "flag", type);
            if (!names.add(name)) {
                throw new WaveException(lexer.text(), start, "flag %s is there twice".formatted(name));
            }
            separator('}');
        }
        advance();
        Set<String> ordered = new LinkedHashSet<>(type.names());
        ordered.retainAll(names);
        return new Value.FlagsOf(ordered);
    }

    private Value variant(ValType.VariantOf type) {
        String name = label(type.cases().stream().map(ValType.Case::name).toList(), "case", type);
        Optional<ValType> payload = type.cases().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .flatMap(ValType.Case::payload);
        return new Value.VariantOf(name, payload(name, payload));
    }

    private Value option(ValType.OptionOf type) {
        if (token.is("none")) {
            advance();
            return Value.OptionOf.NONE;
        }
        if (token.is("some")) {
            advance();
            return new Value.OptionOf(payload("some", Optional.of(type.payload())));
        }
        if (isNested(type.payload())) {
            throw unexpected("some(…) or none");
        }
        return Value.OptionOf.some(value(type.payload()));
    }

    private Value result(ValType.ResultOf type) {
        if (token.is("ok")) {
            advance();
            return new Value.ResultOf(true, payload("ok", type.ok()));
        }
        if (token.is("err")) {
            advance();
            return new Value.ResultOf(false, payload("err", type.error()));
        }
        ValType payload = type.ok().orElse(type);
        if (isNested(payload)) {
            throw unexpected(type.ok().isPresent() ? "ok(…) or err" : "ok or err");
        }
        return Value.ResultOf.ok(value(payload));
    }

    /** Of these the short form without {@code some} or {@code ok} would leave open what is meant. */
    private static boolean isNested(ValType payload) {
        return payload instanceof ValType.OptionOf || payload instanceof ValType.ResultOf;
    }

    private Optional<Value> payload(String name, Optional<ValType> type) {
        if (type.isEmpty()) {
            if (token.is('(')) {
                throw error(name + " has no payload");
            }
            return Optional.empty();
        }
        expect('(', "%s(%s)".formatted(name, type.get()));
        Value value = value(type.get());
        expect(')', "a closing parenthesis");
        return Optional.of(value);
    }

    /** One of {@code names}; keywords need a {@code %} unless they name fields or flags. */
    private String label(Collection<String> names, String what, ValType type) {
        boolean keyword = what.equals("case") && token.kind() == Token.Kind.WORD && KEYWORDS.contains(token.text());
        if (token.kind() != Token.Kind.ESCAPED_LABEL && token.kind() != Token.Kind.WORD || keyword) {
            throw keyword && names.contains(token.text())
                    ? error("the case %s is written %%%s".formatted(token.text(), token.text()))
                    : unexpected(type);
        }
        String name = token.text();
        if (!names.contains(name)) {
            throw error("no %s %s in %s".formatted(what, name, type));
        }
        advance();
        return name;
    }

    // ---- tokens

    private void advance() {
        lastStart = token.start();
        token = lexer.next();
    }

    private String take(Token.Kind kind, ValType type) {
        if (token.kind() != kind) {
            throw unexpected(type);
        }
        String text = token.text();
        advance();
        return text;
    }

    private void expect(char punctuation, Object what) {
        if (!token.is(punctuation)) {
            throw unexpected(what);
        }
        advance();
    }

    /** A comma, or else {@code close} has to follow. */
    private void separator(char close) {
        if (token.is(',')) {
            advance();
        } else if (!token.is(close)) {
            throw unexpected("',' or '" + close + "'");
        }
    }

    private void end() {
        if (token.kind() != Token.Kind.END) {
            throw unexpected("the end");
        }
    }

    private WaveException unexpected(Object what) {
        return error("%s where %s is expected".formatted(token, what));
    }

    private WaveException error(String problem) {
        return new WaveException(lexer.text(), token.start(), problem);
    }

    private static String count(int number, String what) {
        return number == 0 ? "no " + what + "s" : number + " " + what + (number == 1 ? "" : "s");
    }
}
