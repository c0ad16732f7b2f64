;; Leaves traces everywhere, ends in several ways, and finds traces. Of engine's LeakTest.
(module
  (import "host" "fail" (func $fail))
  (memory $main (export "main") 2 6)
  (memory $open (export "open") 2)
  (memory $large (export "large") 40 44)
  (table $functions 10 funcref)
  (table $externs 10 externref)
  (global $number (mut i64) (i64.const 0))
  (elem declare func $soil)
  (func $soil (export "soil")
    (drop (memory.grow $main (i32.const 2)))
    (drop (memory.grow $open (i32.const 2)))
    (drop (memory.grow $large (i32.const 2)))
    (memory.fill $main (i32.const 0) (i32.const 0xa5) (i32.mul (memory.size $main) (i32.const 65536)))
    (memory.fill $open (i32.const 0) (i32.const 0xa5) (i32.mul (memory.size $open) (i32.const 65536)))
    (memory.fill $large (i32.const 0) (i32.const 0xa5) (i32.mul (memory.size $large) (i32.const 65536)))
    (i64.store $main (i32.const 131064) (i64.const -1))
    (i64.store $open (i32.const 131064) (i64.const -1))
    (table.set $functions (i32.const 3) (ref.func $soil))
    (global.set $number (i64.const -1)))
  (func (export "keep") (param externref) (table.set $externs (i32.const 7) (local.get 0)))
  (func (export "spin") (call $soil) (loop $again (i64.store $main (i32.const 8) (i64.const -1)) (br $again)))
  (func (export "fall") (call $soil) unreachable)
  (func (export "escape") (call $soil) (i64.store $main (i32.const -4) (i64.const -1)))
  (func (export "host_fails") (call $soil) (call $fail))
  (func (export "recurse") (call $soil) (call $deeper))
  (func $deeper (call $deeper) (i64.store $main (i32.const 16) (i64.const -1)))

  ;; All bytes of $main, together.
  (func $of_main (result i64) (local $at i32) (local $end i32) (local $all i64)
    (local.set $end (i32.mul (memory.size $main) (i32.const 65536)))
    (loop $next
      (local.set $all (i64.or (local.get $all) (i64.load $main (local.get $at))))
      (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (local.get $end))))
    (local.get $all))

  ;; All bytes of $open, together.
  (func $of_open (result i64) (local $at i32) (local $end i32) (local $all i64)
    (local.set $end (i32.mul (memory.size $open) (i32.const 65536)))
    (loop $next
      (local.set $all (i64.or (local.get $all) (i64.load $open (local.get $at))))
      (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (local.get $end))))
    (local.get $all))

  ;; All bytes of $large, together.
  (func $of_large (result i64) (local $at i32) (local $end i32) (local $all i64)
    (local.set $end (i32.mul (memory.size $large) (i32.const 65536)))
    (loop $next
      (local.set $all (i64.or (local.get $all) (i64.load $large (local.get $at))))
      (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (local.get $end))))
    (local.get $all))
  (func (export "grow")
    (drop (memory.grow $main (i32.const 4)))
    (drop (memory.grow $open (i32.const 4)))
    (drop (memory.grow $large (i32.const 4))))
  (func (export "traces") (result i64)
    (i64.or
      (i64.or (i64.or (call $of_main) (call $of_open)) (i64.or (call $of_large) (global.get $number)))
      (i64.extend_i32_u (i32.eqz (i32.and
        (ref.is_null (table.get $functions (i32.const 3)))
        (ref.is_null (table.get $externs (i32.const 7))))))))) 
