package dev.ashlar.engine;

/** An exception tag; its identity, not its type, decides which handler catches. */
public non-sealed interface Tag extends Extern {
    @Override
    TagType type();
}
