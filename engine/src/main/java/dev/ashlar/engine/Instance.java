package dev.ashlar.engine;

import java.util.Map;
import java.util.Optional;

/** A module brought to life in a {@link Store}. */
public interface Instance {
    Store store();

    Module module();

    /** All exports by name, in order of declaration. */
    Map<String, Extern> exports();

    Optional<Extern> export(String name);

    /** @throws java.util.NoSuchElementException when there is no function of that name; the message lists those there are */
    Function function(String name);

    /** @throws java.util.NoSuchElementException when there is no memory of that name */
    Memory memory(String name);

    /** @throws java.util.NoSuchElementException when there is no table of that name */
    Table table(String name);

    /** @throws java.util.NoSuchElementException when there is no global of that name */
    Global global(String name);

    /** @throws java.util.NoSuchElementException when there is no tag of that name */
    Tag tag(String name);
}
