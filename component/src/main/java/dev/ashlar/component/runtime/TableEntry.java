package dev.ashlar.component.runtime;

/** What a handle of an instance refers to. */
public sealed interface TableEntry permits ResourceHandle {}
