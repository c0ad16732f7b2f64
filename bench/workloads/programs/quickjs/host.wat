;; What Emscripten's build of QuickJS imports: its memory, a clock that stands still, no more memory than there is at the start.
(module
  (memory (export "a") 256 32768)
  (func (export "b") (param i32 i32 i32 i32))
  (func (export "c") (param i32 i32 i32 i32) (result i32) (i32.const 0))
  (func (export "d") (param i32) (result i32) (i32.const 0))
  (func (export "e") (param i32 i32) (result i32) (i32.const 0))
  (func (export "f") (param i32 i32) (result i32) (i32.const 1)) ;; environ_sizes_get: an error, which stands for no environment
  (func (export "g") (param i32 i32 i32 i32) (result i32) (i32.const 0))
  (func (export "h") (param i32 i32 i32) (result i32) (i32.const 0))
  (func (export "i") (param i32) (result i32) (i32.const 0))
  (func (export "j") (param i32 f64) (result i32) (i32.const 0))
  (func (export "k") (param i32) (result i32) (i32.const 0))
  (func (export "l"))
  (func (export "m") (param i64 i32))
  (func (export "n") (param i32 i32 i32 i32))
  (func (export "o") (param i32 i64 i32 i32) (result i32) (i32.const 0))
  (func (export "p") (result f64) (f64.const 1.7e12)) ;; emscripten_date_now
  (func (export "q"))
  (func (export "r") (param i32))
  (func (export "s") (param i32 i32 i32 i32 i32) (result i32) (i32.const 0))
  (func (export "t") (param i32 i32))
)
