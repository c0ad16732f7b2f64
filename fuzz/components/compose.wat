;; A component that defines a resource, another one that uses it, and their composition.
(component
  (component $provider
    (core module $m
      (func (export "new") (param i32) (result i32) (local.get 0))
      (func (export "get") (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))
      (func (export "drop") (param i32)))
    (core instance $i (instantiate $m))
    (type $r (resource (rep i32) (dtor (core func $i "drop"))))
    (core func $new (canon resource.new $r))
    (core module $wrap
      (import "" "new" (func $new (param i32) (result i32)))
      (func (export "make") (param i32) (result i32) (call $new (local.get 0))))
    (core instance $w (instantiate $wrap (with "" (instance (export "new" (func $new))))))
    (export $counter "counter" (type $r))
    (func $make (param "from" u32) (result (own $counter)) (canon lift (core func $w "make")))
    (func $get (param "self" (borrow $counter)) (result u32) (canon lift (core func $i "get")))
    (export "[constructor]counter" (func $make))
    (export "[method]counter.get" (func $get)))
  (component $consumer
    (import "counters" (instance $c
      (export "counter" (type $counter (sub resource)))
      (export "[constructor]counter" (func (param "from" u32) (result (own $counter))))
      (export "[method]counter.get" (func (param "self" (borrow $counter)) (result u32)))))
    (alias export $c "counter" (type $counter))
    (core func $make (canon lower (func $c "[constructor]counter")))
    (core func $get (canon lower (func $c "[method]counter.get")))
    (core func $drop (canon resource.drop $counter))
    (core module $m
      (import "c" "make" (func $make (param i32) (result i32)))
      (import "c" "get" (func $get (param i32) (result i32)))
      (import "c" "drop" (func $drop (param i32)))
      (func (export "run") (param i32) (result i32)
        (local $h i32)
        (local.set $h (call $make (local.get 0)))
        (call $get (local.get $h))
        (call $drop (local.get $h))))
    (core instance $i (instantiate $m (with "c" (instance
      (export "make" (func $make)) (export "get" (func $get)) (export "drop" (func $drop))))))
    (func (export "run") (param "n" u32) (result u32) (canon lift (core func $i "run"))))
  (instance $p (instantiate $provider))
  (instance $c (instantiate $consumer (with "counters" (instance $p))))
  (export "run" (func $c "run")))
