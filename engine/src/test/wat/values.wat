;; Values of all kinds across the border, several at once, and more parameters than the JVM has slots for.
(module $values
  (import "host" "mixed" (func $mixed (param i32 i64 f32 f64 v128 externref funcref) (result v128 i64 externref)))
  (import "host" "vector" (func $vector (param v128) (result v128)))
  (import "host" "swap" (func $swap (param i32 i64) (result i64 i32)))
  (import "host" "add" (func $add (param i32 i32) (result i32)))
  (func (export "mixed") (param i32 i64 f32 f64 v128 externref funcref) (result v128 i64 externref)
    (call $mixed (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4) (local.get 5) (local.get 6)))
  (func (export "vector") (param v128) (result v128) (call $vector (local.get 0)))
  (func (export "swap") (param i32 i64) (result i64 i32) (call $swap (local.get 0) (local.get 1)))
  (func (export "add") (param i32 i32) (result i32) (call $add (local.get 0) (local.get 1)))
  (func (export "three") (param i32) (result i32 i64 f64)
    (local.get 0) (i64.extend_i32_s (local.get 0)) (f64.convert_i32_s (local.get 0)))
)
