;; Exports docs:adder/add@0.1.0 of another type than adder.wat.
(component
  (core module $m
    (func (export "add") (param i64 i64) (result i64) (i64.add (local.get 0) (local.get 1))))
  (core instance $i (instantiate $m))
  (func $add (param "a" u64) (param "b" u64) (result u64) (canon lift (core func $i "add")))
  (instance $add (export "add" (func $add)))
  (export "docs:adder/add@0.1.0" (instance $add)))
