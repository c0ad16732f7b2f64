;; Imports a core module besides docs:adder/add.
(component
  (import "code" (core module (export "run" (func))))
  (import "docs:adder/add@0.1.0" (instance (export "add" (func (param "a" u32) (param "b" u32) (result u32))))))
