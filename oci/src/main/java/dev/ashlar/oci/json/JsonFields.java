package dev.ashlar.oci.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object by their names. A member that is null counts as absent. All methods fail with a {@link JsonException}. */
public final class JsonFields {
    private final String place;
    private final Map<String, @Nullable Object> members;

    JsonFields(String place, Map<String, @Nullable Object> members) {
        this.place = place;
        this.members = members;
    }

    public boolean has(String name) {
        return members.get(name) != null;
    }

    public Set<String> names() {
        return members.keySet();
    }

    /** All members as {@link Json} reads and writes them; those that are null are left out. */
    public Map<String, Object> tree() {
        var tree = new LinkedHashMap<String, Object>();
        members.forEach((name, value) -> {
            if (value != null) {
                tree.put(name, value);
            }
        });
        return tree;
    }

    public String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    public Optional<String> optionalText(String name) {
        return optional(name, String.class, "a string");
    }

    /** The text, or one that is empty. */
    public String textOrEmpty(String name) {
        return optionalText(name).orElse("");
    }

    public Optional<Long> optionalNumber(String name) {
        return optional(name, Long.class, "a whole number");
    }

    public long number(String name) {
        return optionalNumber(name).orElseThrow(() -> missing(name));
    }

    /** Whether it is there and true. */
    public boolean flag(String name) {
        return optional(name, Boolean.class, "true or false").orElse(false);
    }

    public JsonFields object(String name) {
        return optionalObject(name).orElseThrow(() -> missing(name));
    }

    public Optional<JsonFields> optionalObject(String name) {
        return optional(name, Map.class, "an object").map(object -> new JsonFields(path(name), cast(object)));
    }

    /** The objects of an array; none when it is absent. */
    public List<JsonFields> objects(String name) {
        var objects = new ArrayList<JsonFields>();
        for (Object element : elements(name)) {
            String at = path(name) + "[" + objects.size() + "]";
            if (!(element instanceof Map<?, ?> object)) {
                throw new JsonException(at + " is no object");
            }
            objects.add(new JsonFields(at, cast(object)));
        }
        return objects;
    }

    /** The strings of an array; none when it is absent. */
    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (Object element : elements(name)) {
            if (!(element instanceof String text)) {
                throw new JsonException(path(name) + "[" + texts.size() + "] is no string");
            }
            texts.add(text);
        }
        return texts;
    }

    /** The whole numbers of an array; none when it is absent. */
    public List<Long> numbers(String name) {
        var numbers = new ArrayList<Long>();
        for (Object element : elements(name)) {
            if (!(element instanceof Long number)) {
                throw new JsonException(path(name) + "[" + numbers.size() + "] is no whole number");
            }
            numbers.add(number);
        }
        return numbers;
    }

    /** The members of an object whose values are strings; none when it is absent. */
    public Map<String, String> map(String name) {
        var map = new LinkedHashMap<String, String>();
        optionalObject(name).ifPresent(object -> object.names().forEach(key -> map.put(key, object.text(key))));
        return map;
    }

    /** The error that something is wrong with a member. */
    public JsonException invalid(String name, String message) {
        return new JsonException(path(name) + " " + message);
    }

    private List<?> elements(String name) {
        return optional(name, List.class, "an array")
                .map(list -> (List<?>) list)
                .orElse(List.of());
    }

    private <T> Optional<T> optional(String name, Class<T> type, String what) {
        @Nullable Object value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw invalid(name, "is not " + what);
        }
        return Optional.of(type.cast(value));
    }

    private JsonException missing(String name) {
        return new JsonException(path(name) + " is missing");
    }

    private String path(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    @SuppressWarnings("unchecked") // the reader makes maps with strings as keys only
    private static Map<String, @Nullable Object> cast(Map<?, ?> object) {
        return (Map<String, @Nullable Object>) object;
    }
}
