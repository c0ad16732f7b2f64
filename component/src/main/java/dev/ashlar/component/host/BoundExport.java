package dev.ashlar.component.host;

import dev.ashlar.component.Value;
import java.util.List;
import java.util.Optional;

/** An exported function of one instance, for callers with dynamic values. */
public final class BoundExport {
    private final HostExport code;
    private final Linkage linkage;

    BoundExport(HostExport code, Linkage linkage) {
        this.code = code;
        this.linkage = linkage;
    }

    /**
     * Calls it.
     *
     * @throws IllegalArgumentException when the arguments are not of the function's type; the message names the parameter
     */
    public Optional<Value> call(List<Value> arguments) {
        return Optional.ofNullable(code.call(linkage, arguments.toArray(Value[]::new)));
    }
}
