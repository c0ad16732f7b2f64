;; A component that another one calls ends the program.
(component
  (import "wasi:cli/exit@0.2.12" (instance $exit (export "exit-with-code" (func (param "status-code" u8)))))
  (component $Inner
    (import "exit-with-code" (func $exit (param "status-code" u8)))
    (core func $exit (canon lower (func $exit)))
    (core module $M
      (import "" "exit" (func $exit (param i32)))
      (func (export "leave") (call $exit (i32.const 7)) (unreachable)))
    (core instance $m (instantiate $M (with "" (instance (export "exit" (func $exit))))))
    (func (export "leave") (canon lift (core func $m "leave"))))
  (component $Outer
    (import "leave" (func $leave))
    (core func $leave (canon lower (func $leave)))
    (core module $M
      (import "" "leave" (func $leave))
      (func (export "run") (result i32) (call $leave) (i32.const 0)))
    (core instance $m (instantiate $M (with "" (instance (export "leave" (func $leave))))))
    (func (export "run") (result (result)) (canon lift (core func $m "run"))))
  (instance $inner (instantiate $Inner (with "exit-with-code" (func $exit "exit-with-code"))))
  (instance $outer (instantiate $Outer (with "leave" (func $inner "leave"))))
  (instance $run (export "run" (func $outer "run")))
  (export "wasi:cli/run@0.2.12" (instance $run)))
