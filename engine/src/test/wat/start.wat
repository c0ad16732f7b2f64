;; Traps in its start function.
(module $start
  (memory 1)
  (func $init (drop (i32.const 100001)) unreachable)
  (start $init))
