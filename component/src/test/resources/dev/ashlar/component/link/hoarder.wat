;; Makes as many handles as it is told to and drops none.
(component
  (type $thing (resource (rep i32)))
  (core func $new (canon resource.new $thing))
  (core module $M
    (import "" "new" (func $new (param i32) (result i32)))
    (func (export "hoard") (param i32)
      (loop $again
        (drop (call $new (local.get 0)))
        (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))
  (core instance $m (instantiate $M (with "" (instance (export "new" (func $new))))))
  (func (export "hoard") (param "n" u32) (canon lift (core func $m "hoard"))))
