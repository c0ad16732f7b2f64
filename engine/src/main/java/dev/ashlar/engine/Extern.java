package dev.ashlar.engine;

/** Something that can be imported and exported. Belongs to the {@link Store} that made it, unless it is a {@link SharedMemory}. */
public sealed interface Extern permits Function, Table, Memory, Global, Tag {
    ExternType type();

    Store store();
}
