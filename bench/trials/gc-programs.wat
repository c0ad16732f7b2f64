;; Binary trees, virtual methods over three classes, a hash map with boxed keys, a sieve: of GcPrograms.java.
(module
  (type $tree (struct (field $left (ref null $tree)) (field $right (ref null $tree))))
  ;; a class hierarchy with a virtual method
  (rec
    (type $shape (sub (struct (field $vt (ref $vtable)))))
    (type $area (func (param (ref $shape)) (result f64)))
    (type $vtable (struct (field $area (ref $area)))))
  (type $square (sub $shape (struct (field $vt (ref $vtable)) (field $side f64))))
  (type $circle (sub final $shape (struct (field $vt (ref $vtable)) (field $radius f64))))
  (type $rect (sub final $square (struct (field $vt (ref $vtable)) (field $side f64) (field $height f64))))
  (type $shapes (array (mut (ref null $shape))))
  ;; a hash map of boxed keys
  (type $entry (struct (field $key anyref) (field $value (mut i32)) (field $next (ref null $entry))))
  (type $buckets (array (mut (ref null $entry))))
  (type $box (struct (field $number i32)))
  (type $ints (array (mut i32)))

  (func $squareArea (type $area) (local $s (ref $square))
    (local.set $s (ref.cast (ref $square) (local.get 0)))
    (f64.mul (struct.get $square $side (local.get $s)) (struct.get $square $side (local.get $s))))
  (func $circleArea (type $area) (local $s (ref $circle))
    (local.set $s (ref.cast (ref $circle) (local.get 0)))
    (f64.mul (f64.const 3.14) (f64.mul (struct.get $circle $radius (local.get $s)) (struct.get $circle $radius (local.get $s)))))
  (func $rectArea (type $area) (local $s (ref $rect))
    (local.set $s (ref.cast (ref $rect) (local.get 0)))
    (f64.mul (struct.get $rect $side (local.get $s)) (struct.get $rect $height (local.get $s))))
  (elem declare func $squareArea $circleArea $rectArea)

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
  (func (export "trees") (param $rounds i32) (result i32) (local $sum i32)
    (loop $again
      (local.set $sum (i32.add (local.get $sum) (call $count (call $build (i32.const 12)))))
      (br_if $again (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))
    (local.get $sum))

  (func (export "shapes") (param $rounds i32) (result i32)
    (local $all (ref $shapes)) (local $i i32) (local $sum f64)
    (local $sv (ref $vtable)) (local $cv (ref $vtable)) (local $rv (ref $vtable))
    (local.set $sv (struct.new $vtable (ref.func $squareArea)))
    (local.set $cv (struct.new $vtable (ref.func $circleArea)))
    (local.set $rv (struct.new $vtable (ref.func $rectArea)))
    (local.set $all (array.new_default $shapes (i32.const 999)))
    (loop $fill
      (array.set $shapes (local.get $all) (local.get $i) (struct.new $square (local.get $sv) (f64.const 2)))
      (array.set $shapes (local.get $all) (i32.add (local.get $i) (i32.const 1)) (struct.new $circle (local.get $cv) (f64.const 3)))
      (array.set $shapes (local.get $all) (i32.add (local.get $i) (i32.const 2)) (struct.new $rect (local.get $rv) (f64.const 3) (f64.const 4)))
      (br_if $fill (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 3))) (i32.const 999))))
    (loop $again
      (local.set $i (i32.const 0))
      (loop $each
        (local.set $sum (f64.add (local.get $sum)
          (call_ref $area
            (ref.as_non_null (array.get $shapes (local.get $all) (local.get $i)))
            (struct.get $vtable $area (struct.get $shape $vt (array.get $shapes (local.get $all) (local.get $i)))))))
        (br_if $each (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 999))))
      (br_if $again (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))
    (i32.trunc_sat_f64_s (f64.div (local.get $sum) (f64.const 1000))))

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
  (func (export "map") (param $rounds i32) (result i32)
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

  (func (export "sieve") (param $rounds i32) (result i32)
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
)
