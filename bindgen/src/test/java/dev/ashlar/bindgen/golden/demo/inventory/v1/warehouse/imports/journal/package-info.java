// Generated from WIT by ashlar. Do not edit.
/// Where to tell what happens.
///
/// The interface `journal`.
@NullMarked
package dev.ashlar.bindgen.golden.demo.inventory.v1.warehouse.imports.journal;

import org.jspecify.annotations.NullMarked;
