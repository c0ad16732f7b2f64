;; Evaluates work.js, whose value is a number.
(module
  (import "a" "a" (memory 0))
  (import "program" "u" (func $initialize))
  (import "program" "v" (func $malloc (param i32) (result i32)))
  (import "program" "K" (func $new_runtime (result i32)))
  (import "program" "N" (func $new_context (param i32 i32) (result i32)))
  (import "program" "pa" (func $eval (param i32 i32 i32 i32 i32 i32) (result i32)))
  (import "program" "na" (func $resolve_exception (param i32 i32) (result i32)))
  (import "program" "Z" (func $get_float64 (param i32 i32) (result f64)))
  (global $context (mut i32) (i32.const 0))
  (global $code (mut i32) (i32.const 0))
  (global $name (mut i32) (i32.const 0))
  (data $code "@work.js@\00")
  (data $name "work.js\00")

  (func $begin
    (call $initialize)
    (global.set $context (call $new_context (call $new_runtime) (i32.const 0)))
    (global.set $name (call $malloc (i32.const 8)))
    (memory.init $name (global.get $name) (i32.const 0) (i32.const 8))
    (global.set $code (call $malloc (i32.const @work.js.size@)))
    (memory.init $code (global.get $code) (i32.const 0) (i32.const @work.js.size@)))

  (func $once (result i64) (local $value i32)
    (local.set $value
      (call $eval
        (global.get $context)
        (global.get $code) (i32.const @work.js.length@) (global.get $name)
        (i32.const 0) (i32.const 0)))
    (if (call $resolve_exception (global.get $context) (local.get $value)) (then unreachable))
    (i64.reinterpret_f64 (call $get_float64 (global.get $context) (local.get $value))))

  (func (export "run") (param $times i32) (result i64) (local $sum i64)
    (if (i32.eqz (global.get $context)) (then (call $begin)))
    (loop $again
      (local.set $sum (i64.add (i64.rotl (local.get $sum) (i64.const 1)) (call $once)))
      (local.set $times (i32.sub (local.get $times) (i32.const 1)))
      (br_if $again (local.get $times)))
    (local.get $sum)))
