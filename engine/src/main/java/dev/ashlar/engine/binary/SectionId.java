package dev.ashlar.engine.binary;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The standard sections in the order in which they must appear. */
enum SectionId {
    TYPE(1),
    IMPORT(2),
    FUNCTION(3),
    TABLE(4),
    MEMORY(5),
    TAG(13),
    GLOBAL(6),
    EXPORT(7),
    START(8),
    ELEMENT(9),
    DATA_COUNT(12),
    CODE(10),
    DATA(11);

    private static final @Nullable SectionId[] BY_ID = new SectionId[14];

    static {
        for (SectionId section : values()) {
            BY_ID[section.id] = section;
        }
    }

    private final int id;

    SectionId(int id) {
        this.id = id;
    }

    static @Nullable SectionId of(int id) {
        return id < BY_ID.length ? BY_ID[id] : null;
    }

    /** For instance {@code data count}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
