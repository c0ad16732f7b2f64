;; Imports docs:adder/add@0.1.1 and exports docs:adder/add@0.1.2, which adds twice the second number.
(component
  (import "docs:adder/add@0.1.1" (instance $in
    (export "add" (func (param "a" u32) (param "b" u32) (result u32)))))
  (core func $lowered (canon lower (func $in "add")))
  (core module $m
    (import "in" "add" (func $add (param i32 i32) (result i32)))
    (func (export "add") (param i32 i32) (result i32)
      (call $add (call $add (local.get 0) (local.get 1)) (local.get 1))))
  (core instance $i (instantiate $m (with "in" (instance (export "add" (func $lowered))))))
  (func $add (param "a" u32) (param "b" u32) (result u32) (canon lift (core func $i "add")))
  (instance $out (export "add" (func $add)))
  (export "docs:adder/add@0.1.2" (instance $out)))
