;; What threads do in a memory that they share.
(module
  (import "host" "memory" (memory $memory 1 100 shared))
  (import "host" "pause" (func $pause))
  (data $text "atomic")

  ;; Counters: n times 1 more, in every width and way.
  (func (export "add32") (param $at i32) (param $n i32)
    (loop $more
      (drop (i32.atomic.rmw.add (local.get $at) (i32.const 1)))
      (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  (func (export "add64") (param $at i32) (param $n i32)
    (loop $more
      (drop (i64.atomic.rmw.add (local.get $at) (i64.const 1)))
      (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  (func (export "add16") (param $at i32) (param $n i32)
    (loop $more
      (drop (i32.atomic.rmw16.add_u (local.get $at) (i32.const 1)))
      (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  (func (export "add8") (param $at i32) (param $n i32)
    (loop $more
      (drop (i64.atomic.rmw8.add_u (local.get $at) (i64.const 1)))
      (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  (func (export "exchange32") (param $at i32) (param $n i32) (local $old i32)
    (loop $more
      (loop $again
        (local.set $old (i32.atomic.load (local.get $at)))
        (br_if $again
          (i32.ne (local.get $old)
            (i32.atomic.rmw.cmpxchg (local.get $at) (local.get $old) (i32.add (local.get $old) (i32.const 1))))))
      (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  (func (export "exchange8") (param $at i32) (param $n i32) (local $old i32)
    (loop $more
      (loop $again
        (local.set $old (i32.atomic.load8_u (local.get $at)))
        (br_if $again
          (i32.ne (local.get $old)
            (i32.atomic.rmw8.cmpxchg_u (local.get $at) (local.get $old)
              (i32.and (i32.const 255) (i32.add (local.get $old) (i32.const 1)))))))
      (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))

  ;; A lock of three states as in "Futexes are tricky": 0 free, 1 taken, 2 taken and waited for.
  (func $lock (param $at i32) (local $state i32)
    (local.set $state (i32.atomic.rmw.cmpxchg (local.get $at) (i32.const 0) (i32.const 1)))
    (if (local.get $state)
      (then
        (if (i32.ne (local.get $state) (i32.const 2))
          (then (local.set $state (i32.atomic.rmw.xchg (local.get $at) (i32.const 2)))))
        (block $taken
          (loop $wait
            (br_if $taken (i32.eqz (local.get $state)))
            (drop (memory.atomic.wait32 (local.get $at) (i32.const 2) (i64.const -1)))
            (local.set $state (i32.atomic.rmw.xchg (local.get $at) (i32.const 2)))
            (br $wait))))))
  (func $unlock (param $at i32)
    (if (i32.ne (i32.atomic.rmw.sub (local.get $at) (i32.const 1)) (i32.const 1))
      (then
        (i32.atomic.store (local.get $at) (i32.const 0))
        (drop (memory.atomic.notify (local.get $at) (i32.const 1))))))
  ;; n times 1 more by plain accesses under the lock.
  (func (export "locked") (param $lock i32) (param $at i32) (param $n i32)
    (loop $more
      (call $lock (local.get $lock))
      (i64.store (local.get $at) (i64.add (i64.load (local.get $at)) (i64.const 1)))
      (call $unlock (local.get $lock))
      (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))

  ;; Message passing: a plain number and then an atomic flag; returns how often the number was not there.
  (func (export "send") (param $n i32) (local $i i32)
    (loop $more
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (i32.store (i32.const 1024) (local.get $i))
      (i32.atomic.store (i32.const 2048) (local.get $i))
      (loop $answered (br_if $answered (i32.ne (i32.atomic.load (i32.const 4096)) (local.get $i))))
      (br_if $more (i32.ne (local.get $i) (local.get $n)))))
  (func (export "receive") (param $n i32) (result i32) (local $i i32) (local $bad i32)
    (loop $more
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (loop $sent (br_if $sent (i32.ne (i32.atomic.load (i32.const 2048)) (local.get $i))))
      (local.set $bad
        (i32.add (local.get $bad) (i32.ne (i32.load (i32.const 1024)) (local.get $i))))
      (i32.atomic.store (i32.const 4096) (local.get $i))
      (br_if $more (i32.ne (local.get $i) (local.get $n))))
    (local.get $bad))

  ;; Store buffering: both write, then read what the other wrote. Both reading 0 is against sequential consistency.
  (func (export "buffer") (param $mine i32) (param $other i32) (result i32)
    (i32.atomic.store (local.get $mine) (i32.const 1))
    (i32.atomic.load (local.get $other)))

  (func (export "wait32") (param i32 i32 i64) (result i32)
    (memory.atomic.wait32 (local.get 0) (local.get 1) (local.get 2)))
  (func (export "wait64") (param i32 i64 i64) (result i32)
    (memory.atomic.wait64 (local.get 0) (local.get 1) (local.get 2)))
  (func (export "wait_offset") (param i32 i32 i64) (result i32)
    (memory.atomic.wait32 offset=8 (local.get 0) (local.get 1) (local.get 2)))
  (func (export "notify") (param i32 i32) (result i32)
    (memory.atomic.notify (local.get 0) (local.get 1)))

  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "size") (result i32) (memory.size))
  (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))
  (func (export "load_far") (param i32) (result i32) (i32.load offset=0xFFFFFFFC (local.get 0)))
  (func (export "store") (param i32 i32) (i32.store (local.get 0) (local.get 1)))
  (func (export "load_atomic") (param i32) (result i32) (i32.atomic.load (local.get 0)))
  (func (export "swap_bytes") (param i32 i32) (result i32)
    (i32.atomic.rmw16.xchg_u (local.get 0) (local.get 1)))
  (func (export "exchange_narrow") (param i32 i64 i64) (result i64)
    (i64.atomic.rmw32.cmpxchg_u (local.get 0) (local.get 1) (local.get 2)))
  (func (export "fill") (param i32 i32 i32) (memory.fill (local.get 0) (local.get 1) (local.get 2)))
  (func (export "copy") (param i32 i32 i32) (memory.copy (local.get 0) (local.get 1) (local.get 2)))
  (func (export "init") (param i32 i32 i32) (memory.init $text (local.get 0) (local.get 1) (local.get 2)))
  (func (export "vector") (param $to i32) (param $from i32)
    (v128.store offset=4 (local.get $to)
      (i32x4.add (v128.load offset=4 (local.get $from)) (v128.load32_splat (local.get $from))))
    (v128.store8_lane 3 (local.get $to) (v128.load64_zero (local.get $from))))
  (func (export "floats") (param $at i32) (result f64)
    (f32.store (local.get $at) (f32.const 1.5))
    (f64.store offset=8 (local.get $at) (f64.const 2.25))
    (f64.add (f64.promote_f32 (f32.load (local.get $at))) (f64.load offset=8 (local.get $at))))

  ;; Waits without an atomic access but a call of the host, for a number that another thread wrote behind the end.
  (func (export "await_growth") (param $at i32) (result i32)
    (loop $again
      (call $pause)
      (br_if $again (i32.le_u (i32.mul (memory.size) (i32.const 65536)) (local.get $at))))
    (i32.load (local.get $at)))

  ;; Roams around the end of the memory while others grow it: counts from a to b by plain accesses, n times.
  (func (export "roam") (param $n i32) (result i32) (local $at i32) (local $sum i32)
    (loop $more
      (local.set $at (i32.and (i32.mul (local.get $n) (i32.const 40503)) (i32.const 0x3FFFC)))
      (if (i32.lt_u (i32.add (local.get $at) (i32.const 3)) (i32.mul (memory.size) (i32.const 65536)))
        (then
          (local.set $sum (i32.add (local.get $sum) (i32.load (local.get $at))))
          (i32.store (local.get $at) (local.get $sum))
          (i32.store8 (local.get $at) (local.get $n))))
      (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $sum)))
