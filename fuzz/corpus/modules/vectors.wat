;; Vectors: lanes, arithmetic, shuffles, memory.
(module $vectors
  (memory (export "memory") 1 1)
  (global $mask (mut v128) (v128.const i8x16 15 14 13 12 11 10 9 8 7 6 5 4 3 2 1 0))
  (data (i32.const 0) "0123456789abcdef0123456789ABCDEF")
  (func (export "reverse") (param i32) (result v128)
    (i8x16.swizzle (v128.load (local.get 0)) (global.get $mask)))
  (func (export "shuffle") (param v128 v128) (result v128)
    (i8x16.shuffle 0 17 2 19 4 21 6 23 8 25 10 27 12 29 14 31 (local.get 0) (local.get 1)))
  (func (export "sum") (param i32) (result i32)
    (i32x4.extract_lane 0
      (i32x4.dot_i16x8_s
        (i16x8.extend_low_i8x16_u (v128.load64_splat (local.get 0)))
        (i16x8.splat (i32.const 3)))))
  (func (export "floats") (param f32 f64) (result v128)
    (v128.xor
      (f32x4.mul (f32x4.splat (local.get 0)) (v128.const f32x4 1 2 3 4))
      (f64x2.max (f64x2.splat (local.get 1)) (f64x2.convert_low_i32x4_s (global.get $mask)))))
  (func (export "saturate") (param v128) (result v128)
    (i16x8.q15mulr_sat_s
      (i8x16.narrow_i16x8_u (local.get 0) (i8x16.avgr_u (local.get 0) (global.get $mask)))
      (i16x8.add_sat_s (local.get 0) (i16x8.shr_s (local.get 0) (i32.const 3)))))
  (func (export "test") (param v128) (result i32)
    (i32.add
      (i8x16.bitmask (i8x16.lt_s (local.get 0) (global.get $mask)))
      (i32.add (i64x2.all_true (local.get 0)) (v128.any_true (local.get 0)))))
  (func (export "lanes") (param i32 i64) (result v128)
    (v128.bitselect
      (i64x2.replace_lane 1 (i64x2.splat (local.get 1)) (i64x2.extract_lane 0 (global.get $mask)))
      (v128.load32_lane 2 (local.get 0) (i32x4.splat (local.get 0)))
      (i32x4.trunc_sat_f32x4_s (f32x4.convert_i32x4_u (global.get $mask)))))
  (func (export "store") (param i32 v128)
    (v128.store8_lane 15 (local.get 0) (local.get 1))
    (v128.store offset=16 (local.get 0) (local.get 1))
    (global.set $mask (local.get 1))))
