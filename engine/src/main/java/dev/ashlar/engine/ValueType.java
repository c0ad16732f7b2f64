package dev.ashlar.engine;

/**
 * The type of a WebAssembly value: a {@link NumberType number or vector} or a {@link ReferenceType reference}.
 *
 * <p>Java carriers of values crossing the API: {@code i32} {@link Integer}, {@code i64} {@link Long}, {@code f32}
 * {@link Float}, {@code f64} {@link Double}, {@code v128} {@link V128}, {@code funcref} {@link Function} or null,
 * {@code externref} any object or null, {@code exnref} {@link WasmException} or null, {@code i31ref} {@link I31},
 * {@code structref} {@link StructRef}, {@code arrayref} {@link ArrayRef} and {@code eqref} any of the three or null, {@code
 * anyref} any object or null: what the host passes as {@code anyref} or {@code externref} is the same reference.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#value-types">Core spec: value types</a>
 */
public sealed interface ValueType permits NumberType, ReferenceType {}
