package dev.ashlar.host.shape;

import dev.ashlar.host.diagnostics.Span;
import dev.ashlar.host.diagnostics.Suggestions;
import dev.ashlar.host.toml.TomlTable;
import dev.ashlar.host.toml.TomlValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table with fixed keys. Any other key is an error. */
public final class TableShape<T> implements Shape<T> {
    /** Makes what a table describes; may report errors and answer null. */
    @FunctionalInterface
    public interface Result<T> {
        @Nullable T of(Values values);
    }

    /** A key, which the table's {@link Values} are asked with. */
    public record Field<T>(
            String name,
            Shape<T> shape,
            String description,
            boolean required,
            @Nullable T absent) {}

    private record OneOf(List<String> names, boolean required) {}

    private record Need(String name, String needed, String fix) {}

    private final String what;
    private final Map<String, Field<?>> fields;
    private final Map<String, String> otherNames;
    private final Map<String, String> unsupported;
    private final List<OneOf> oneOfs;
    private final List<Need> needs;
    private final Result<T> result;

    private TableShape(Builder builder, Result<T> result) {
        this.what = builder.what;
        this.fields = new LinkedHashMap<>(builder.fields);
        this.otherNames = Map.copyOf(builder.otherNames);
        this.unsupported = Map.copyOf(builder.unsupported);
        this.oneOfs = List.copyOf(builder.oneOfs);
        this.needs = List.copyOf(builder.needs);
        this.result = result;
    }

    /**
     * @param what what the table describes, with an article
     */
    public static Builder of(String what) {
        return new Builder(what);
    }

    /** Its keys, in the order of their importance. */
    Collection<Field<?>> fields() {
        return fields.values();
    }

    @Override
    public boolean fits(TomlValue value) {
        return value instanceof TomlTable;
    }

    @Override
    public @Nullable T readFitting(Node node) {
        var values = new Values(node);
        var meant = new HashSet<String>();
        for (var entry : ((TomlTable) node.value()).entries()) {
            var field = fields.get(entry.key());
            Node child = node.child(entry.key(), entry.value(), entry.keySpan());
            if (field != null) {
                values.read(field, child);
            } else if (unsupported.containsKey(entry.key())) {
                meant.addAll(fields.keySet());
                child.keyError(
                        "\"" + entry.key() + "\" is not supported in " + what,
                        Optional.ofNullable(unsupported.get(entry.key())));
            } else {
                meant.add(unknownKey(child, entry.key()));
            }
        }
        boolean usable = requiredFieldsPresent(values, meant) & oneOfEach(values, meant) & needsMet(values, meant);
        return usable ? result.of(values) : null;
    }

    /** Reports it, and answers the key that was probably meant, if any. */
    private String unknownKey(Node child, String key) {
        String advice = otherNames.getOrDefault(key, "");
        String meant =
                advice.isEmpty() ? Suggestions.nearest(key, fields.keySet()).orElse("") : advice;
        String fix = meant;
        if (meant.isEmpty()) {
            fix = "the keys here are " + fields.keySet().stream().sorted().collect(Collectors.joining(", "));
        } else if (fields.containsKey(meant)) {
            fix = "did you mean \"" + meant + "\"?";
        }
        child.keyError("unknown key \"" + key + "\" in " + what, Optional.of(fix));
        return meant;
    }

    private boolean requiredFieldsPresent(Values values, Set<String> meant) {
        boolean complete = true;
        for (var field : fields.values()) {
            if (field.required() && !values.usable(field.name())) {
                complete = false;
                if (!values.present(field.name()) && !meant.contains(field.name())) {
                    missing(
                            values.node(),
                            "\"" + field.name() + "\" is missing in " + what,
                            "add " + field.name() + " = ...: " + field.shape().expected());
                }
            }
        }
        return complete;
    }

    private boolean oneOfEach(Values values, Set<String> meant) {
        boolean fine = true;
        for (var oneOf : oneOfs) {
            var present = oneOf.names().stream().filter(values::present).toList();
            String names = String.join(", ", oneOf.names());
            if (present.size() > 1) {
                values.keyNode(present.get(1))
                        .keyError(
                                what + " cannot have both \"" + present.get(0) + "\" and \"" + present.get(1) + "\"",
                                Optional.of("keep one of them"));
                fine = false;
            } else if (present.size() == 1) {
                fine &= values.usable(present.getFirst());
            } else if (present.isEmpty() && oneOf.required()) {
                if (oneOf.names().stream().noneMatch(meant::contains)) {
                    missing(values.node(), "one of these keys is missing in " + what + ": " + names, "add one of them");
                }
                fine = false;
            }
        }
        return fine;
    }

    private boolean needsMet(Values values, Set<String> meant) {
        boolean met = true;
        for (var need : needs) {
            if (values.present(need.name()) && !values.present(need.needed())) {
                met = false;
                if (!meant.contains(need.needed())) {
                    values.keyNode(need.name())
                            .keyError(
                                    "\"" + need.name() + "\" needs \"" + need.needed() + "\" beside it",
                                    Optional.of(need.fix()));
                }
            }
        }
        return met;
    }

    private static void missing(Node table, String message, String fix) {
        Reading reading = table.reading();
        if (reading.complete()) {
            Span span = table.value().span();
            reading.error(span, message, Optional.of(fix));
        }
    }

    @Override
    public String expected() {
        return "a table";
    }

    @Override
    public Map<String, Object> schema() {
        var properties = new LinkedHashMap<String, Object>();
        fields.forEach((name, field) -> {
            var schema = Schemas.of("description", field.description());
            schema.putAll(field.shape().schema());
            properties.put(name, schema);
        });
        var schema = Schemas.of("type", "object", "properties", properties, "additionalProperties", false);
        var required = fields.values().stream()
                .filter(Field::required)
                .map(Field::name)
                .toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (!needs.isEmpty()) {
            var dependent = new LinkedHashMap<String, Object>();
            needs.forEach(need -> dependent.put(need.name(), List.of(need.needed())));
            schema.put("dependentRequired", dependent);
        }
        if (!oneOfs.isEmpty()) {
            schema.put("allOf", oneOfs.stream().map(TableShape::schema).toList());
        }
        return schema;
    }

    private static Map<String, Object> schema(OneOf oneOf) {
        var choices = new ArrayList<Object>();
        oneOf.names().forEach(name -> choices.add(Schemas.of("required", List.of(name))));
        if (!oneOf.required()) {
            var any = List.copyOf(choices);
            choices.add(Schemas.of("not", Schemas.of("anyOf", any)));
        }
        return Schemas.of("oneOf", choices);
    }

    /** What was read of a table. */
    public static final class Values {
        private final Node node;
        private final Map<String, Node> nodes = new HashMap<>();
        private final Map<String, Object> read = new HashMap<>();

        private Values(Node node) {
            this.node = node;
        }

        /** The table itself. */
        public Node node() {
            return node;
        }

        /** The value of a field, or what the field says for its absence. */
        @SuppressWarnings("unchecked")
        public <T> T get(Field<T> field) {
            T value = (T) read.get(field.name());
            if (value != null) {
                return value;
            }
            if (field.absent() == null) {
                throw new IllegalStateException(field.name() + " is required");
            }
            return field.absent();
        }

        /** Whether the key is there, with a usable value or not. */
        public boolean present(Field<?> field) {
            return present(field.name());
        }

        /** Where a field is that is {@linkplain #present there}. */
        public Node node(Field<?> field) {
            return keyNode(field.name());
        }

        private Node keyNode(String name) {
            Node found = nodes.get(name);
            if (found == null) {
                throw new IllegalStateException(name + " is absent");
            }
            return found;
        }

        private boolean present(String name) {
            return nodes.containsKey(name);
        }

        private boolean usable(String name) {
            return read.containsKey(name);
        }

        private void read(Field<?> field, Node child) {
            nodes.put(field.name(), child);
            Object value = field.shape().read(child);
            if (value != null) {
                read.put(field.name(), value);
            }
        }
    }

    /** Collects the fields of a table. */
    public static final class Builder {
        private final String what;
        private final Map<String, Field<?>> fields = new LinkedHashMap<>();
        private final Map<String, String> otherNames = new HashMap<>();
        private final Map<String, String> unsupported = new HashMap<>();
        private final List<OneOf> oneOfs = new ArrayList<>();
        private final List<Need> needs = new ArrayList<>();

        private Builder(String what) {
            this.what = what;
        }

        public <T> Field<T> required(String name, Shape<T> shape, String description) {
            return add(new Field<>(name, shape, description, true, null));
        }

        public <T> Field<Optional<T>> optional(String name, Shape<T> shape, String description) {
            return add(new Field<>(name, shape.map(Optional::of), description, false, Optional.empty()));
        }

        public <T> Field<T> optional(String name, Shape<T> shape, T absent, String description) {
            return add(new Field<>(name, shape, description, false, absent));
        }

        /** What users of other tools may write for a name; in place of the name may stand any other advice. */
        public Builder otherNames(String nameOrAdvice, String... written) {
            for (String other : written) {
                otherNames.put(other, nameOrAdvice);
            }
            return this;
        }

        /** Keys that are known and cannot be honoured. */
        public Builder unsupported(String fix, String... names) {
            for (String name : names) {
                unsupported.put(name, fix);
            }
            return this;
        }

        /** Keys that say nothing to us. */
        public Builder ignored(String... names) {
            for (String name : names) {
                optional(name, Shapes.ANYTHING, "Not used.");
            }
            return this;
        }

        /** Of these fields, exactly one has to be there. */
        public Builder exactlyOne(Field<?>... choices) {
            oneOfs.add(new OneOf(List.of(choices).stream().map(Field::name).toList(), true));
            return this;
        }

        /** Of these fields, one may be there. */
        public Builder atMostOne(Field<?>... choices) {
            oneOfs.add(new OneOf(List.of(choices).stream().map(Field::name).toList(), false));
            return this;
        }

        /** One field is of no use without another. */
        public Builder needs(Field<?> field, Field<?> needed, String fix) {
            needs.add(new Need(field.name(), needed.name(), fix));
            return this;
        }

        /**
         * @param result called when all required fields could be read; may report errors and answer null
         */
        public <T> TableShape<T> build(Result<T> result) {
            return new TableShape<>(this, result);
        }

        private <T> Field<T> add(Field<T> field) {
            fields.put(field.name(), field);
            return field;
        }
    }
}
