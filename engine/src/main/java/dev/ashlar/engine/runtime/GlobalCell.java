package dev.ashlar.engine.runtime;

import dev.ashlar.engine.Global;
import dev.ashlar.engine.GlobalType;
import dev.ashlar.engine.Store;
import org.jspecify.annotations.Nullable;

/** A global that others can see. Numbers are kept as bits, the upper half of a vector in {@code high}. */
public final class GlobalCell implements Global {
    public long bits;
    public long high;
    public @Nullable Object ref;
    private final Store store;
    private final GlobalType type;

    public GlobalCell(Store store, GlobalType type) {
        this.store = store;
        this.type = type;
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public GlobalType type() {
        return type;
    }

    @Override
    public @Nullable Object get() {
        return Carriers.box(type.valueType(), bits, high, ref);
    }

    @Override
    public void set(@Nullable Object value) {
        if (!type.mutable()) {
            throw new IllegalStateException("the global is immutable");
        }
        initialise(value);
    }

    /** Sets the value whether mutable or not. */
    public void initialise(@Nullable Object value) {
        Carriers.check(type.valueType(), value, store);
        bits = Carriers.bits(value);
        high = Carriers.high(value);
        ref = Carriers.isNumber(type.valueType()) ? null : value;
    }
}
