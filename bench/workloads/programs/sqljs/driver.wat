;; Runs the statements of work.sql, then that of check.sql, whose one text is part of the checksum.
(module
  (import "program" "O" (memory 0))
  (import "program" "P" (func $initialize))
  (import "program" "Ha" (func $open (param i32 i32) (result i32)))
  (import "program" "T" (func $prepare (param i32 i32 i32 i32 i32) (result i32)))
  (import "program" "U" (func $step (param i32) (result i32)))
  (import "program" "W" (func $exec (param i32 i32 i32 i32 i32) (result i32)))
  (import "program" "X" (func $finalize (param i32) (result i32)))
  (import "program" "Z" (func $column_text (param i32 i32) (result i32)))
  (import "program" "Ia" (func $malloc (param i32) (result i32)))
  (global $database (mut i32) (i32.const 0))
  (global $work (mut i32) (i32.const 0))
  (global $check (mut i32) (i32.const 0))
  (global $out (mut i32) (i32.const 0))
  (data $name ":memory:\00")
  (data $work "@work.sql@\00")
  (data $check "@check.sql@\00")

  (func $succeed (param $code i32)
    (if (local.get $code) (then unreachable)))

  (func $begin (local $name i32)
    (call $initialize)
    (global.set $out (call $malloc (i32.const 4)))
    (local.set $name (call $malloc (i32.const 9)))
    (memory.init $name (local.get $name) (i32.const 0) (i32.const 9))
    (global.set $work (call $malloc (i32.const @work.sql.size@)))
    (memory.init $work (global.get $work) (i32.const 0) (i32.const @work.sql.size@))
    (global.set $check (call $malloc (i32.const @check.sql.size@)))
    (memory.init $check (global.get $check) (i32.const 0) (i32.const @check.sql.size@))
    (call $succeed (call $open (local.get $name) (global.get $out)))
    (global.set $database (i32.load (global.get $out))))

  (func $once (param $sum i64) (result i64) (local $statement i32) (local $text i32)
    (call $succeed
      (call $exec (global.get $database) (global.get $work) (i32.const 0) (i32.const 0) (i32.const 0)))
    (call $succeed
      (call $prepare (global.get $database) (global.get $check) (i32.const -1) (global.get $out) (i32.const 0)))
    (local.set $statement (i32.load (global.get $out)))
    (if (i32.ne (call $step (local.get $statement)) (i32.const 100)) (then unreachable))
    (local.set $text (call $column_text (local.get $statement) (i32.const 0)))
    (loop $next
      (local.set $sum
        (i64.add (i64.mul (local.get $sum) (i64.const 1099511628211)) (i64.load8_u (local.get $text))))
      (local.set $text (i32.add (local.get $text) (i32.const 1)))
      (br_if $next (i32.load8_u (local.get $text))))
    (call $succeed (call $finalize (local.get $statement)))
    (local.get $sum))

  (func (export "run") (param $times i32) (result i64) (local $sum i64)
    (if (i32.eqz (global.get $database)) (then (call $begin)))
    (loop $again
      (local.set $sum (call $once (local.get $sum)))
      (local.set $times (i32.sub (local.get $times) (i32.const 1)))
      (br_if $again (local.get $times)))
    (local.get $sum)))
