// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.bindgen.golden.demo.inventory.v1.warehouse.imports.journal;

/// WIT's enum `level`.
public enum Level {
    NOTE,
    ALARM
}
