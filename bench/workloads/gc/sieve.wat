;; Primes below 10,000 in an array of i32.
(module
  (type $ints (array (mut i32)))

  (func $work (param $rounds i32) (result i32)
    (local $a (ref $ints)) (local $i i32) (local $j i32) (local $sum i32)
    (loop $again
      (local.set $a (array.new $ints (i32.const 1) (i32.const 10000)))
      (local.set $i (i32.const 2))
      (loop $outer
        (if (array.get $ints (local.get $a) (local.get $i))
          (then
            (local.set $sum (i32.add (local.get $sum) (i32.const 1)))
            (local.set $j (i32.shl (local.get $i) (i32.const 1)))
            (block $done
              (loop $inner
                (br_if $done (i32.ge_u (local.get $j) (i32.const 10000)))
                (array.set $ints (local.get $a) (local.get $j) (i32.const 0))
                (local.set $j (i32.add (local.get $j) (local.get $i)))
                (br $inner)))))
        (br_if $outer (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 10000))))
      (br_if $again (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))
    (local.get $sum))
  (func (export "run") (param $rounds i32) (result i64)
    (i64.extend_i32_s (call $work (local.get $rounds)))))
