package dev.ashlar.host.load;

import dev.ashlar.host.shape.Node;
import dev.ashlar.host.shape.Shape;
import dev.ashlar.host.shape.TableShape;
import dev.ashlar.host.toml.TomlTable;
import dev.ashlar.host.toml.TomlValue;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at the version of a {@code spin.toml} first, since hardly a key of version 1 means anything in version 2. */
record SpinVersionShape<T>(TableShape<T> version2) implements Shape<T> {
    static final String KEY = "spin_manifest_version";

    @Override
    public boolean fits(TomlValue value) {
        return version2.fits(value);
    }

    @Override
    public @Nullable T readFitting(Node node) {
        var version = ((TomlTable) node.value()).entry(KEY).or(() -> ((TomlTable) node.value()).entry("spin_version"));
        if (version.isPresent() && version.get().value() instanceof TomlValue.Whole number && number.value() == 2) {
            return version2.readFitting(node);
        }
        var where = version.map(TomlTable.Entry::keySpan).orElse(node.value().span());
        node.reading()
                .error(
                        where,
                        "only version 2 of Spin's manifest can be read",
                        Optional.of(KEY + " = 2 begins one; `spin doctor` upgrades older files"));
        return null;
    }

    @Override
    public String expected() {
        return version2.expected();
    }

    @Override
    public Map<String, Object> schema() {
        return version2.schema();
    }
}
