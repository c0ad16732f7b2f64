;; Structs, arrays, i31 and casts as a host sees them.
(module
  (rec
    (type $node (sub (struct (field $value (mut i32)) (field $next (mut (ref null $node))))))
    (type $wide (sub final $node (struct
      (field (mut i32)) (field (mut (ref null $node)))
      (field (mut i64)) (field (mut i8)) (field (mut i16)) (field (mut f32)) (field (mut f64)) (field (mut v128))
      (field (mut funcref)) (field (mut externref)) (field (mut anyref)) (field i32)))))
  (type $bytes (array (mut i8)))
  (type $shorts (array (mut i16)))
  (type $ints (array (mut i32)))
  (type $longs (array (mut i64)))
  (type $floats (array (mut f32)))
  (type $doubles (array (mut f64)))
  (type $vectors (array (mut v128)))
  (type $functions (array (mut funcref)))
  (type $anys (array (mut anyref)))
  (type $frozen (array i32))
  (type $nothing (struct))

  (global $kept (mut (ref null $node)) (ref.null $node))
  (global $keptArray (mut (ref null array)) (ref.null array))
  (global (export "constant") (ref $node) (struct.new $node (i32.const 41)
    (struct.new $node (i32.const 42) (ref.null $node))))
  (global (export "constants") (ref $anys) (array.new_fixed $anys 3
    (ref.i31 (i32.const -5)) (array.new $vectors (v128.const i64x2 1 2) (i32.const 2)) (struct.new_default $wide)))

  (func (export "node") (param i32 (ref null $node)) (result (ref $node))
    (struct.new $node (local.get 0) (local.get 1)))
  (func (export "wide") (result (ref $wide)) (struct.new_default $wide))
  (func (export "bytes") (param i32) (result (ref $bytes)) (array.new_default $bytes (local.get 0)))
  (func (export "shorts") (param i32) (result (ref $shorts)) (array.new_default $shorts (local.get 0)))
  (func (export "ints") (param i32) (result (ref $ints)) (array.new_default $ints (local.get 0)))
  (func (export "longs") (param i32) (result (ref $longs)) (array.new_default $longs (local.get 0)))
  (func (export "floats") (param i32) (result (ref $floats)) (array.new_default $floats (local.get 0)))
  (func (export "doubles") (param i32) (result (ref $doubles)) (array.new_default $doubles (local.get 0)))
  (func (export "vectors") (param i32) (result (ref $vectors)) (array.new_default $vectors (local.get 0)))
  (func (export "functions") (param i32) (result (ref $functions)) (array.new_default $functions (local.get 0)))
  (func (export "anys") (param i32) (result (ref $anys)) (array.new_default $anys (local.get 0)))
  (func (export "frozen") (result (ref $frozen)) (array.new_fixed $frozen 2 (i32.const 7) (i32.const 8)))
  (func (export "nothing") (result (ref $nothing)) (struct.new $nothing))

  (func (export "value") (param (ref null $node)) (result i32) (struct.get $node $value (local.get 0)))
  (func (export "set") (param (ref null $node) i32) (struct.set $node $value (local.get 0) (local.get 1)))
  (func (export "length") (param arrayref) (result i32) (array.len (local.get 0)))
  (func (export "castToWide") (param anyref) (result (ref $wide)) (ref.cast (ref $wide) (local.get 0)))
  (func (export "isNode") (param anyref) (result i32) (ref.test (ref $node) (local.get 0)))
  (func (export "i31") (param i32) (result i31ref) (ref.i31 (local.get 0)))
  (func (export "signed") (param i31ref) (result i32) (i31.get_s (local.get 0)))
  (func (export "unsigned") (param i31ref) (result i32) (i31.get_u (local.get 0)))
  (func (export "equal") (param eqref eqref) (result i32) (ref.eq (local.get 0) (local.get 1)))
  (func (export "internalise") (param externref) (result anyref) (any.convert_extern (local.get 0)))

  ;; Puts so many nodes in front of the list that is kept.
  (func (export "keep") (param $count i32)
    (loop $again
      (global.set $kept (struct.new $node (local.get $count) (global.get $kept)))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
  ;; Makes so many nodes that nobody keeps.
  (func (export "churn") (param $count i32) (result i32)
    (local $node (ref null $node))
    (loop $again
      (local.set $node (struct.new $node (local.get $count) (local.get $node)))
      (struct.set $node $next (local.get $node) (ref.null $node))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (struct.get $node $value (local.get $node)))
  ;; Makes so many arrays of a length that nobody keeps but the last.
  (func (export "churnArrays") (param $count i32) (param $length i32)
    (loop $again
      (global.set $keptArray (array.new_default $ints (local.get $length)))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
  (func (export "drop") (global.set $kept (ref.null $node)) (global.set $keptArray (ref.null array)))
)
