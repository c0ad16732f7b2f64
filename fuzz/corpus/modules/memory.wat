;; Two memories, bulk operations, loads and stores of all widths, passive and active data.
(module $memory
  (memory $main (export "main") 1 3)
  (memory $other (export "other") 1 2)
  (data $hello (memory $main) (i32.const 16) "hello, memory")
  (data $passive "\00\01\02\03\04\05\06\07\08\09")
  (func (export "copy") (param i32 i32 i32)
    (memory.copy $other $main (local.get 0) (local.get 1) (local.get 2)))
  (func (export "fill") (param i32 i32 i32)
    (memory.fill $main (local.get 0) (local.get 1) (local.get 2)))
  (func (export "init") (param i32 i32 i32)
    (memory.init $other $passive (local.get 0) (local.get 1) (local.get 2))
    (data.drop $passive))
  (func (export "grow") (param i32) (result i32 i32)
    (memory.grow $main (local.get 0))
    (memory.size $main))
  (func (export "widths") (param $at i32) (result i64)
    (i32.store8 (local.get $at) (i32.const -2))
    (i32.store16 offset=2 (local.get $at) (i32.const -3))
    (i32.store offset=4 (local.get $at) (i32.const 0x12345678))
    (i64.store8 offset=8 (local.get $at) (i64.const 255))
    (i64.store16 offset=10 (local.get $at) (i64.const 65535))
    (i64.store32 offset=12 (local.get $at) (i64.const -1))
    (f32.store $other offset=4 align=1 (local.get $at) (f32.const 0x1.8p3))
    (f64.store $other offset=8 align=2 (local.get $at) (f64.const -nan))
    (i64.add
      (i64.add
        (i64.extend_i32_s (i32.add (i32.load8_s (local.get $at)) (i32.load8_u (local.get $at))))
        (i64.extend_i32_u (i32.add (i32.load16_s offset=2 (local.get $at)) (i32.load16_u offset=2 (local.get $at)))))
      (i64.add
        (i64.xor (i64.load8_s offset=8 (local.get $at)) (i64.load8_u offset=8 (local.get $at)))
        (i64.xor
          (i64.xor (i64.load16_s offset=10 (local.get $at)) (i64.load16_u offset=10 (local.get $at)))
          (i64.xor (i64.load32_s offset=12 (local.get $at)) (i64.load32_u offset=12 (local.get $at)))))))
  (func (export "sum") (param $at i32) (param $count i32) (result i32) (local $sum i32)
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $sum (i32.add (local.get $sum) (i32.load8_u (local.get $at))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $next)))
    (local.get $sum)))
