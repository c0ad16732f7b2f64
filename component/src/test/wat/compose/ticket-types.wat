;; Exports docs:tickets/types alone.
(component
  (core module $m (func (export "number") (param i32) (result i32) (local.get 0)))
  (core instance $i (instantiate $m))
  (type $ticket (resource (rep i32)))
  (core func $new (canon resource.new $ticket))
  (func $make (param "n" u32) (result (own $ticket)) (canon lift (core func $new)))
  (func $number (param "self" (borrow $ticket)) (result u32) (canon lift (core func $i "number")))
  (component $types
    (import "ticket" (type $t (sub resource)))
    (import "make" (func $make (param "n" u32) (result (own $t))))
    (import "number" (func $number (param "self" (borrow $t)) (result u32)))
    (export $t' "ticket" (type $t))
    (export "[constructor]ticket" (func $make) (func (param "n" u32) (result (own $t'))))
    (export "[method]ticket.number" (func $number) (func (param "self" (borrow $t')) (result u32))))
  (instance $types (instantiate $types
    (with "ticket" (type $ticket)) (with "make" (func $make)) (with "number" (func $number))))
  (export "docs:tickets/types@0.2.4" (instance $types)))
