;; Binary trees of 8,191 nodes, made, counted and dropped, while one of 65,535 stays.
(module
  (type $tree (struct (field $left (ref null $tree)) (field $right (ref null $tree))))
  (global $kept (mut (ref null $tree)) (ref.null $tree))

  (func $build (param $depth i32) (result (ref $tree))
    (if (result (ref $tree)) (local.get $depth)
      (then (struct.new $tree
        (call $build (i32.sub (local.get $depth) (i32.const 1)))
        (call $build (i32.sub (local.get $depth) (i32.const 1)))))
      (else (struct.new $tree (ref.null $tree) (ref.null $tree)))))
  (func $count (param $t (ref $tree)) (result i32)
    (if (result i32) (ref.is_null (struct.get $tree $left (local.get $t)))
      (then (i32.const 1))
      (else (i32.add (i32.const 1) (i32.add
        (call $count (ref.as_non_null (struct.get $tree $left (local.get $t))))
        (call $count (ref.as_non_null (struct.get $tree $right (local.get $t)))))))))
  (func (export "run") (param $rounds i32) (result i64) (local $sum i64)
    (if (ref.is_null (global.get $kept)) (then (global.set $kept (call $build (i32.const 15)))))
    (loop $again
      (local.set $sum (i64.add (local.get $sum) (i64.extend_i32_s (call $count (call $build (i32.const 12))))))
      (br_if $again (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))
    (i64.add (local.get $sum) (i64.extend_i32_s (call $count (ref.as_non_null (global.get $kept)))))))
