;; What bench/run threads has threads do in one memory: each takes part `part` of `parts` of the work. Made into threads.wasm by
;; any wat2wasm with threads.
(module
  (import "env" "memory" (memory 128 1024 shared))

  ;; Rows of a picture of n by n, a byte per point; the sum of all iterations.
  (func (export "mandelbrot") (param $part i32) (param $parts i32) (param $n i32) (result i64)
    (local $row i32) (local $column i32) (local $k i32) (local $sum i64)
    (local $x0 f64) (local $y0 f64) (local $x f64) (local $y f64) (local $xx f64) (local $yy f64)
    (local.set $row (local.get $part))
    (block $done
      (loop $rows
        (br_if $done (i32.ge_s (local.get $row) (local.get $n)))
        (local.set $y0
          (f64.sub (f64.div (f64.mul (f64.const 2) (f64.convert_i32_s (local.get $row))) (f64.convert_i32_s (local.get $n)))
            (f64.const 1)))
        (local.set $column (i32.const 0))
        (loop $columns
          (local.set $x0
            (f64.sub
              (f64.div (f64.mul (f64.const 3) (f64.convert_i32_s (local.get $column))) (f64.convert_i32_s (local.get $n)))
              (f64.const 2)))
          (local.set $x (f64.const 0))
          (local.set $y (f64.const 0))
          (local.set $k (i32.const 0))
          (block $out
            (loop $again
              (local.set $xx (f64.mul (local.get $x) (local.get $x)))
              (local.set $yy (f64.mul (local.get $y) (local.get $y)))
              (br_if $out (f64.gt (f64.add (local.get $xx) (local.get $yy)) (f64.const 4)))
              (local.set $y (f64.add (f64.mul (f64.const 2) (f64.mul (local.get $x) (local.get $y))) (local.get $y0)))
              (local.set $x (f64.add (f64.sub (local.get $xx) (local.get $yy)) (local.get $x0)))
              (br_if $again (i32.lt_s (local.tee $k (i32.add (local.get $k) (i32.const 1))) (i32.const 250)))))
          (i32.store8
            (i32.add (i32.const 65536) (i32.add (i32.mul (local.get $row) (local.get $n)) (local.get $column)))
            (local.get $k))
          (local.set $sum (i64.add (local.get $sum) (i64.extend_i32_u (local.get $k))))
          (br_if $columns
            (i32.lt_s (local.tee $column (i32.add (local.get $column) (i32.const 1))) (local.get $n))))
        (local.set $row (i32.add (local.get $row) (local.get $parts)))
        (br $rows)))
    (local.get $sum))

  ;; n passes over 4 MiB, each part over its share: adds what it reads and writes it back, changed.
  (func (export "stream") (param $part i32) (param $parts i32) (param $n i32) (result i64)
    (local $at i32) (local $end i32) (local $share i32) (local $v i64) (local $sum i64)
    (local.set $share (i32.and (i32.div_u (i32.const 4194304) (local.get $parts)) (i32.const -8)))
    (loop $passes
      (local.set $at (i32.add (i32.const 65536) (i32.mul (local.get $part) (local.get $share))))
      (local.set $end (i32.add (local.get $at) (local.get $share)))
      (loop $words
        (local.set $v (i64.add (i64.load (local.get $at)) (i64.extend_i32_u (local.get $at))))
        (i64.store (local.get $at) (i64.xor (local.get $v) (i64.const 0x5555)))
        (local.set $sum (i64.add (local.get $sum) (local.get $v)))
        (br_if $words (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (local.get $end))))
      (br_if $passes (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (i64.const 0))

  ;; All parts together add n to one number.
  (func (export "count") (param $part i32) (param $parts i32) (param $n i32) (result i64)
    (local $left i32)
    (local.set $left (i32.div_u (local.get $n) (local.get $parts)))
    (loop $more
      (drop (i32.atomic.rmw.add (i32.const 128) (i32.const 1)))
      (br_if $more (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
    (i64.extend_i32_u (i32.div_u (local.get $n) (local.get $parts))))

  ;; The same under a lock: 0 free, 1 taken, 2 taken and waited for.
  (func (export "locked") (param $part i32) (param $parts i32) (param $n i32) (result i64)
    (local $left i32)
    (local.set $left (i32.div_u (local.get $n) (local.get $parts)))
    (loop $more
      (if (i32.atomic.rmw.cmpxchg (i32.const 256) (i32.const 0) (i32.const 1))
        (then
          (block $taken
            (loop $wait
              (br_if $taken (i32.eqz (i32.atomic.rmw.xchg (i32.const 256) (i32.const 2))))
              (drop (memory.atomic.wait32 (i32.const 256) (i32.const 2) (i64.const -1)))
              (br $wait)))))
      (i32.store (i32.const 384) (i32.add (i32.load (i32.const 384)) (i32.const 1)))
      (if (i32.eq (i32.atomic.rmw.xchg (i32.const 256) (i32.const 0)) (i32.const 2))
        (then (drop (memory.atomic.notify (i32.const 256) (i32.const 1)))))
      (br_if $more (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
    (i64.extend_i32_u (i32.div_u (local.get $n) (local.get $parts)))))
