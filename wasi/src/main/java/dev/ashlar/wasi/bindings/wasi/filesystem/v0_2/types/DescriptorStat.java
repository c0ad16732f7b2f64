// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types;

import dev.ashlar.wasi.bindings.wasi.clocks.v0_2.wallclock.Datetime;
import java.util.Optional;

/// WIT's record `descriptor-stat`.
///
/// @param type `descriptor-type`
/// @param linkCount `link-count`
/// @param size `filesize`
/// @param dataAccessTimestamp `option<datetime>`
/// @param dataModificationTimestamp `option<datetime>`
/// @param statusChangeTimestamp `option<datetime>`
public record DescriptorStat(
        DescriptorType type,
        long linkCount,
        long size,
        Optional<Datetime> dataAccessTimestamp,
        Optional<Datetime> dataModificationTimestamp,
        Optional<Datetime> statusChangeTimestamp) {}
