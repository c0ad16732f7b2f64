package dev.ashlar.host.toml;

import java.util.LinkedHashMap;
import java.util.Map;

/** TOML as the maps and lists that JSON libraries take. */
public final class TomlJson {
    private TomlJson() {}

    public static Object plain(TomlValue value) {
        return switch (value) {
            case TomlTable table -> table(table);
            case TomlArray array -> array.values().stream().map(TomlJson::plain).toList();
            case TomlValue.Text text -> text.value();
            case TomlValue.Whole number -> number.value();
            case TomlValue.Decimal number -> number.value();
            case TomlValue.Flag flag -> flag.value();
            case TomlValue.Moment moment -> moment.text();
        };
    }

    private static Map<String, Object> table(TomlTable table) {
        var map = new LinkedHashMap<String, Object>();
        table.entries().forEach(entry -> map.put(entry.key(), plain(entry.value())));
        return map;
    }
}
