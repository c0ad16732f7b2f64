;; A memory that cannot grow, asked to grow by nothing, keeps its contents.
(module
  (memory (export "memory") 1 1)
  (func (export "write")
    (drop (memory.grow (i32.const 0)))
    (i32.store16 offset=2 (i32.const 0) (i32.const 1))))
