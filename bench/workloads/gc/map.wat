;; A hash map with chains; its keys are i31 or boxed numbers.
(module
  (type $entry (struct (field $key anyref) (field $value (mut i32)) (field $next (ref null $entry))))
  (type $buckets (array (mut (ref null $entry))))
  (type $box (struct (field $number i32)))

  (func $hash (param $key anyref) (result i32)
    (if (ref.test (ref i31) (local.get $key))
      (then (return (i32.mul (i31.get_u (ref.cast (ref i31) (local.get $key))) (i32.const 0x9E3779B1)))))
    (block $other (result anyref)
      (return (i32.mul (struct.get $box $number (br_on_cast_fail $other anyref (ref $box) (local.get $key))) (i32.const 0x85EBCA6B))))
    drop
    (i32.const 0))
  (func $same (param $a anyref) (param $b anyref) (result i32)
    (if (ref.eq (ref.cast eqref (local.get $a)) (ref.cast eqref (local.get $b))) (then (return (i32.const 1))))
    (if (i32.and (ref.test (ref $box) (local.get $a)) (ref.test (ref $box) (local.get $b)))
      (then (return (i32.eq (struct.get $box $number (ref.cast (ref $box) (local.get $a)))
                            (struct.get $box $number (ref.cast (ref $box) (local.get $b)))))))
    (i32.const 0))
  (func $find (param $map (ref $buckets)) (param $key anyref) (result (ref null $entry)) (local $e (ref null $entry))
    (local.set $e (array.get $buckets (local.get $map) (i32.shr_u (call $hash (local.get $key)) (i32.const 20))))
    (block $end
      (loop $next
        (br_if $end (ref.is_null (local.get $e)))
        (if (call $same (struct.get $entry $key (local.get $e)) (local.get $key)) (then (return (local.get $e))))
        (local.set $e (struct.get $entry $next (local.get $e)))
        (br $next)))
    (ref.null $entry))
  (func $key (param $i i32) (result anyref)
    (if (result anyref) (i32.and (local.get $i) (i32.const 1))
      (then (ref.i31 (local.get $i)))
      (else (struct.new $box (local.get $i)))))
  (func $work (param $rounds i32) (result i32)
    (local $map (ref $buckets)) (local $i i32) (local $e (ref null $entry)) (local $h i32) (local $key anyref) (local $sum i32)
    (local.set $map (array.new_default $buckets (i32.const 4096)))
    (loop $again
      (local.set $i (i32.const 0))
      (loop $each
        (local.set $key (call $key (local.get $i)))
        (local.set $e (call $find (local.get $map) (local.get $key)))
        (if (ref.is_null (local.get $e))
          (then
            (local.set $h (i32.shr_u (call $hash (local.get $key)) (i32.const 20)))
            (array.set $buckets (local.get $map) (local.get $h)
              (struct.new $entry (local.get $key) (local.get $i) (array.get $buckets (local.get $map) (local.get $h)))))
          (else
            (struct.set $entry $value (local.get $e) (i32.add (struct.get $entry $value (local.get $e)) (i32.const 1)))
            (local.set $sum (i32.add (local.get $sum) (struct.get $entry $value (local.get $e))))))
        (br_if $each (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 4000))))
      (br_if $again (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))
    (local.get $sum))
  (func (export "run") (param $rounds i32) (result i64)
    (i64.extend_i32_s (call $work (local.get $rounds)))))
