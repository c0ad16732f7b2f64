;; Never comes back: out of realloc, called by the host or by an adapter, or out of post-return.
(component
  (import "wasi:random/random@0.2.12" (instance $random
    (export "get-random-bytes" (func (param "len" u64) (result (list u8))))))
  (component $Endless
    (core module $M
      (memory (export "memory") 1)
      (func $spin (loop $again (br $again)))
      (func (export "realloc") (param i32 i32 i32 i32) (result i32) (call $spin) (i32.const 0))
      (func (export "take") (param i32 i32))
      (func (export "give") (result i32) (i32.const 0))
      (func (export "post") (param i32) (call $spin)))
    (core instance $m (instantiate $M))
    (func (export "take") (param "text" string)
      (canon lift (core func $m "take") (memory (core memory $m "memory")) (realloc (core func $m "realloc"))))
    (func (export "give") (result string)
      (canon lift (core func $m "give") (memory (core memory $m "memory")) (post-return (core func $m "post")))))
  (component $Asker
    (import "random" (func $random (param "len" u64) (result (list u8))))
    (core module $Spin
      (memory (export "memory") 1)
      (func (export "realloc") (param i32 i32 i32 i32) (result i32) (loop $again (br $again)) (i32.const 0)))
    (core instance $spin (instantiate $Spin))
    (core func $random
      (canon lower (func $random) (memory (core memory $spin "memory")) (realloc (core func $spin "realloc"))))
    (core module $M
      (import "" "random" (func $random (param i64 i32)))
      (func (export "ask") (call $random (i64.const 16) (i32.const 0))))
    (core instance $m (instantiate $M (with "" (instance (export "random" (func $random))))))
    (func (export "ask") (canon lift (core func $m "ask"))))
  (component $Caller
    (import "take" (func $take (param "text" string)))
    (import "give" (func $give (result string)))
    (core module $Memory
      (memory (export "memory") 1)
      (func (export "realloc") (param i32 i32 i32 i32) (result i32) (i32.const 16)))
    (core instance $memory (instantiate $Memory))
    (core func $take (canon lower (func $take) (memory (core memory $memory "memory"))))
    (core func $give
      (canon lower (func $give) (memory (core memory $memory "memory")) (realloc (core func $memory "realloc"))))
    (core module $M
      (import "" "take" (func $take (param i32 i32)))
      (import "" "give" (func $give (param i32)))
      (func (export "take") (call $take (i32.const 0) (i32.const 5)))
      (func (export "give") (call $give (i32.const 0))))
    (core instance $m (instantiate $M
      (with "" (instance (export "take" (func $take)) (export "give" (func $give))))))
    (func (export "take") (canon lift (core func $m "take")))
    (func (export "give") (canon lift (core func $m "give"))))
  (instance $endless (instantiate $Endless))
  (instance $asker (instantiate $Asker (with "random" (func $random "get-random-bytes"))))
  (instance $caller (instantiate $Caller
    (with "take" (func $endless "take")) (with "give" (func $endless "give"))))
  (export "take" (func $endless "take"))
  (export "give" (func $endless "give"))
  (export "ask" (func $asker "ask"))
  (export "adapter-take" (func $caller "take"))
  (export "adapter-give" (func $caller "give")))
