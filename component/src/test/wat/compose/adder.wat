;; Exports docs:adder/add@0.1.3.
(component
  (core module $m
    (func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1))))
  (core instance $i (instantiate $m))
  (func $add (param "a" u32) (param "b" u32) (result u32) (canon lift (core func $i "add")))
  (instance $add (export "add" (func $add)))
  (export "docs:adder/add@0.1.3" (instance $add)))
