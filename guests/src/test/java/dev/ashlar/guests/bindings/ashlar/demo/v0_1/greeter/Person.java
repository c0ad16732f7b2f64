// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter;

import java.util.List;

/// WIT's record `person`.
///
/// @param name `string`
/// @param age `u8`
/// @param nicknames `list<string>`
public record Person(String name, int age, List<String> nicknames) {
    public Person {
        nicknames = List.copyOf(nicknames);
    }
}
