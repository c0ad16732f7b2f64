;; Imports an instance that exports a core module, and one with an instance that does.
(component
  (import "docs:adder/add@0.1.0" (instance (export "add" (func (param "a" u32) (param "b" u32) (result u32)))))
  (import "box" (instance (export "inner" (instance (export "code" (core module (export "run" (func)))))))))
