;; Conversions, sign extension, saturating conversions, floats, constant expressions.
(module $numbers
  (import "host" "base" (global $base i32))
  (global $sum (export "sum") i32 (i32.add (global.get $base) (i32.mul (i32.const 6) (i32.const 7))))
  (global $wide (export "wide") (mut i64) (i64.sub (i64.const 1) (i64.const -9223372036854775807)))
  (func (export "extend") (param i32) (result i64)
    (i64.add
      (i64.extend8_s (i64.extend_i32_u (local.get 0)))
      (i64.add
        (i64.extend16_s (i64.extend_i32_s (local.get 0)))
        (i64.extend_i32_s (i32.add (i32.extend8_s (local.get 0)) (i32.extend16_s (local.get 0)))))))
  (func (export "truncate") (param f64) (result i32 i64)
    (i32.trunc_f64_s (local.get 0))
    (i64.trunc_f64_u (local.get 0)))
  (func (export "saturate") (param f32) (result i32 i32 i64 i64)
    (i32.trunc_sat_f32_s (local.get 0))
    (i32.trunc_sat_f32_u (local.get 0))
    (i64.trunc_sat_f32_s (local.get 0))
    (i64.trunc_sat_f32_u (local.get 0)))
  (func (export "floats") (param f64 f64) (result f64)
    (f64.copysign
      (f64.min (f64.sqrt (f64.abs (local.get 0))) (f64.max (local.get 1) (f64.nearest (local.get 0))))
      (f64.sub (f64.floor (local.get 0)) (f64.ceil (f64.trunc (f64.neg (local.get 1)))))))
  (func (export "bits") (param i32 i64) (result i64)
    (i64.rotl
      (i64.popcnt (local.get 1))
      (i64.extend_i32_u
        (i32.rotr (i32.clz (local.get 0)) (i32.ctz (i32.wrap_i64 (local.get 1)))))))
  (func (export "reinterpret") (param f32 f64) (result i32 i64)
    (i32.reinterpret_f32 (f32.demote_f64 (local.get 1)))
    (i64.reinterpret_f64 (f64.promote_f32 (local.get 0))))
  (func (export "divide") (param i32 i32) (result i32)
    (i32.rem_s (i32.div_s (local.get 0) (local.get 1)) (i32.div_u (local.get 0) (local.get 1)))))
