package dev.ashlar.engine.runtime;

import dev.ashlar.engine.Store;
import dev.ashlar.engine.Tag;
import dev.ashlar.engine.TagType;
import dev.ashlar.engine.binary.DefinedType;
import dev.ashlar.engine.binary.PublicTypes;

/** An exception tag: an identity and the type of its payload. */
public final class TagInstance implements Tag {
    private final Store store;
    private final DefinedType type;

    public TagInstance(Store store, DefinedType type) {
        this.store = store;
        this.type = type;
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public TagType type() {
        return PublicTypes.tagType(type);
    }

    public DefinedType definedType() {
        return type;
    }
}
