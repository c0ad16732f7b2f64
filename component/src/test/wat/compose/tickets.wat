;; Exports an interface with a resource and one that uses it; both are in terms of it.
(component
  (core module $m
    (global $dropped (mut i32) (i32.const 0))
    (func (export "make") (param i32) (result i32) (local.get 0))
    (func (export "number") (param i32) (result i32) (local.get 0))
    (func (export "dropped") (result i32) (global.get $dropped))
    (func (export "drop") (param i32) (global.set $dropped (i32.add (global.get $dropped) (local.get 0)))))
  (core instance $i (instantiate $m))
  (type $ticket (resource (rep i32) (dtor (core func $i "drop"))))
  (core func $new (canon resource.new $ticket))
  (core module $wrap
    (import "" "new" (func $new (param i32) (result i32)))
    (func (export "make") (param i32) (result i32) (call $new (local.get 0))))
  (core instance $w (instantiate $wrap (with "" (instance (export "new" (func $new))))))
  (func $make (param "n" u32) (result (own $ticket)) (canon lift (core func $w "make")))
  (func $number (param "self" (borrow $ticket)) (result u32) (canon lift (core func $i "number")))
  (func $dropped (result u32) (canon lift (core func $i "dropped")))
  (component $types
    (import "ticket" (type $t (sub resource)))
    (import "make" (func $make (param "n" u32) (result (own $t))))
    (import "number" (func $number (param "self" (borrow $t)) (result u32)))
    (export $t' "ticket" (type $t))
    (export "[constructor]ticket" (func $make) (func (param "n" u32) (result (own $t'))))
    (export "[method]ticket.number" (func $number) (func (param "self" (borrow $t')) (result u32))))
  (instance $types (instantiate $types
    (with "ticket" (type $ticket)) (with "make" (func $make)) (with "number" (func $number))))
  (export $types' "docs:tickets/types@0.2.4" (instance $types))
  (component $office
    (import "ticket" (type $t (sub resource)))
    (import "make" (func $make (param "n" u32) (result (own $t))))
    (import "dropped" (func $dropped (result u32)))
    (export $t' "ticket" (type $t))
    (export "issue" (func $make) (func (param "n" u32) (result (own $t'))))
    (export "dropped" (func $dropped)))
  (alias export $types' "ticket" (type $ticket'))
  (instance $office (instantiate $office
    (with "ticket" (type $ticket')) (with "make" (func $make)) (with "dropped" (func $dropped))))
  (export "docs:tickets/office@0.2.4" (instance $office)))
