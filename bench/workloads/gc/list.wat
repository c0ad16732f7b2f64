;; A linked list of random numbers, sorted by merging, then copied to an array and sorted there (heap sort); numbers are boxed.
(module
  (type $number (struct (field $value i32)))
  (type $node (struct (field $number (ref $number)) (field $next (mut (ref null $node)))))
  (type $numbers (array (mut (ref null $number))))

  (func $make (param $count i32) (param $seed i32) (result (ref null $node)) (local $list (ref null $node))
    (loop $again
      (local.set $seed (i32.add (i32.mul (local.get $seed) (i32.const 1103515245)) (i32.const 12345)))
      (local.set $list (struct.new $node
        (struct.new $number (i32.shr_u (local.get $seed) (i32.const 8)))
        (local.get $list)))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $list))

  (func $value (param $node (ref null $node)) (result i32)
    (struct.get $number $value (struct.get $node $number (local.get $node))))

  (func $merge (param $a (ref null $node)) (param $b (ref null $node)) (result (ref null $node))
    (local $head (ref $node)) (local $last (ref null $node)) (local $least (ref null $node))
    (if (ref.is_null (local.get $a)) (then (return (local.get $b))))
    (if (ref.is_null (local.get $b)) (then (return (local.get $a))))
    (local.set $head (struct.new $node (struct.new $number (i32.const 0)) (ref.null $node)))
    (local.set $last (local.get $head))
    (block $end
      (loop $next
        (if (i32.le_s (call $value (local.get $a)) (call $value (local.get $b)))
          (then
            (local.set $least (local.get $a))
            (local.set $a (struct.get $node $next (local.get $a))))
          (else
            (local.set $least (local.get $b))
            (local.set $b (struct.get $node $next (local.get $b)))))
        (struct.set $node $next (local.get $last) (local.get $least))
        (local.set $last (local.get $least))
        (br_if $end (ref.is_null (local.get $a)))
        (br_if $end (ref.is_null (local.get $b)))
        (br $next)))
    (struct.set $node $next (local.get $last)
      (select (result (ref null $node)) (local.get $b) (local.get $a) (ref.is_null (local.get $a))))
    (struct.get $node $next (local.get $head)))

  (func $sort (param $list (ref null $node)) (param $count i32) (result (ref null $node))
    (local $half i32) (local $i i32) (local $middle (ref $node)) (local $rest (ref null $node))
    (if (i32.le_s (local.get $count) (i32.const 1)) (then (return (local.get $list))))
    (local.set $half (i32.shr_u (local.get $count) (i32.const 1)))
    (local.set $middle (ref.as_non_null (local.get $list)))
    (local.set $i (i32.const 1))
    (block $end
      (loop $next
        (br_if $end (i32.ge_s (local.get $i) (local.get $half)))
        (local.set $middle (ref.as_non_null (struct.get $node $next (local.get $middle))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.set $rest (struct.get $node $next (local.get $middle)))
    (struct.set $node $next (local.get $middle) (ref.null $node))
    (call $merge
      (call $sort (local.get $list) (local.get $half))
      (call $sort (local.get $rest) (i32.sub (local.get $count) (local.get $half)))))

  (func $toArray (param $list (ref null $node)) (param $count i32) (result (ref $numbers))
    (local $array (ref $numbers)) (local $i i32)
    (local.set $array (array.new_default $numbers (local.get $count)))
    (block $end
      (loop $next
        (br_if $end (ref.is_null (local.get $list)))
        (array.set $numbers (local.get $array) (local.get $i) (struct.get $node $number (local.get $list)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (local.set $list (struct.get $node $next (local.get $list)))
        (br $next)))
    (local.get $array))

  (func $at (param $array (ref $numbers)) (param $i i32) (result i32)
    (struct.get $number $value (array.get $numbers (local.get $array) (local.get $i))))

  (func $swap (param $array (ref $numbers)) (param $i i32) (param $j i32) (local $held (ref null $number))
    (local.set $held (array.get $numbers (local.get $array) (local.get $i)))
    (array.set $numbers (local.get $array) (local.get $i) (array.get $numbers (local.get $array) (local.get $j)))
    (array.set $numbers (local.get $array) (local.get $j) (local.get $held)))

  (func $sink (param $array (ref $numbers)) (param $i i32) (param $end i32) (local $child i32)
    (loop $again
      (local.set $child (i32.add (i32.shl (local.get $i) (i32.const 1)) (i32.const 1)))
      (if (i32.ge_s (local.get $child) (local.get $end)) (then (return)))
      (if (i32.lt_s (i32.add (local.get $child) (i32.const 1)) (local.get $end))
        (then (if (i32.gt_s (call $at (local.get $array) (local.get $child))
                            (call $at (local.get $array) (i32.add (local.get $child) (i32.const 1))))
          (then (local.set $child (i32.add (local.get $child) (i32.const 1)))))))
      (if (i32.le_s (call $at (local.get $array) (local.get $i)) (call $at (local.get $array) (local.get $child)))
        (then (return)))
      (call $swap (local.get $array) (local.get $i) (local.get $child))
      (local.set $i (local.get $child))
      (br $again)))

  (func $heapSort (param $array (ref $numbers)) (local $i i32) (local $end i32)
    (local.set $end (array.len (local.get $array)))
    (local.set $i (i32.shr_u (local.get $end) (i32.const 1)))
    (loop $heap
      (call $sink (local.get $array) (local.tee $i (i32.sub (local.get $i) (i32.const 1))) (local.get $end))
      (br_if $heap (local.get $i)))
    (loop $next
      (local.set $end (i32.sub (local.get $end) (i32.const 1)))
      (call $swap (local.get $array) (i32.const 0) (local.get $end))
      (call $sink (local.get $array) (i32.const 0) (local.get $end))
      (br_if $next (i32.gt_s (local.get $end) (i32.const 1)))))

  (func $digest (param $list (ref null $node)) (result i64) (local $sum i64)
    (block $end
      (loop $next
        (br_if $end (ref.is_null (local.get $list)))
        (local.set $sum (i64.add (i64.mul (local.get $sum) (i64.const 31)) (i64.extend_i32_s (call $value (local.get $list)))))
        (local.set $list (struct.get $node $next (local.get $list)))
        (br $next)))
    (local.get $sum))

  (func (export "run") (param $rounds i32) (result i64)
    (local $list (ref null $node)) (local $array (ref $numbers)) (local $sum i64)
    (loop $again
      (local.set $list (call $sort (call $make (i32.const 20000) (local.get $rounds)) (i32.const 20000)))
      (local.set $array (call $toArray (local.get $list) (i32.const 20000)))
      (call $heapSort (local.get $array))
      (local.set $sum (i64.add (local.get $sum) (call $digest (local.get $list))))
      (local.set $sum (i64.add (local.get $sum) (i64.extend_i32_s
        (i32.sub (call $at (local.get $array) (i32.const 0)) (call $at (local.get $array) (i32.const 19999))))))
      (br_if $again (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))
    (local.get $sum)))
