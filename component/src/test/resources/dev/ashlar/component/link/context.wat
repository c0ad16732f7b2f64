;; Two components; each call of the inner one finds its context empty.
(component
  (component $Inner
    (core func $get (canon context.get i32 0))
    (core func $set (canon context.set i32 0))
    (core module $M
      (import "" "get" (func $get (result i32)))
      (import "" "set" (func $set (param i32)))
      (func (export "exchange") (param i32) (result i32)
        (local i32)
        (local.set 1 (call $get))
        (call $set (local.get 0))
        (i32.add (i32.mul (local.get 1) (i32.const 1000)) (call $get))))
    (core instance $m (instantiate $M (with "" (instance (export "get" (func $get)) (export "set" (func $set))))))
    (func (export "exchange") (param "x" u32) (result u32) (canon lift (core func $m "exchange"))))
  (component $Outer
    (import "exchange" (func $exchange (param "x" u32) (result u32)))
    (core func $low (canon lower (func $exchange)))
    (core module $M
      (import "" "exchange" (func $exchange (param i32) (result i32)))
      (func (export "twice") (param i32) (result i32)
        (drop (call $exchange (local.get 0)))
        (call $exchange (i32.add (local.get 0) (i32.const 1)))))
    (core instance $m (instantiate $M (with "" (instance (export "exchange" (func $low))))))
    (func (export "twice") (param "x" u32) (result u32) (canon lift (core func $m "twice"))))
  (instance $inner (instantiate $Inner))
  (instance $outer (instantiate $Outer (with "exchange" (func $inner "exchange"))))
  (export "exchange" (func $inner "exchange"))
  (export "twice" (func $outer "twice")))
