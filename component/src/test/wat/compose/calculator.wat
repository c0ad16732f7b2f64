;; Imports docs:adder/add@0.1.0 and a function of its own; exports a function, an interface and a type with a name.
(component
  (import "docs:adder/add@0.1.0" (instance $in
    (export "add" (func (param "a" u32) (param "b" u32) (result u32)))))
  (type $mode' (enum "plain" "traced"))
  (import "mode" (type $mode (eq $mode')))
  (import "report" (func $report (param "mode" $mode) (param "sum" u32)))
  (core func $add (canon lower (func $in "add")))
  (core func $report-core (canon lower (func $report)))
  (core module $m
    (import "in" "add" (func $add (param i32 i32) (result i32)))
    (import "in" "report" (func $report (param i32 i32)))
    (func (export "sum") (param i32 i32 i32) (result i32)
      (local $sum i32)
      (local.set $sum (call $add (call $add (local.get 0) (local.get 1)) (local.get 2)))
      (call $report (i32.const 1) (local.get $sum))
      (local.get $sum))
    (func (export "add") (param i32 i32) (result i32) (call $add (local.get 0) (local.get 1))))
  (core instance $i (instantiate $m (with "in" (instance
    (export "add" (func $add))
    (export "report" (func $report-core))))))
  (func $sum (param "a" u32) (param "b" u32) (param "c" u32) (result u32) (canon lift (core func $i "sum")))
  (func $direct (param "a" u32) (param "b" u32) (result u32) (canon lift (core func $i "add")))
  (instance $calculate (export "add" (func $direct)))
  (export "sum" (func $sum))
  (export "docs:calculator/calculate@1.0.0" (instance $calculate)))
