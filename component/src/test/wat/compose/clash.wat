;; Imports what calculator.wat exports, and a function that calculator.wat imports with another type.
(component
  (import "docs:calculator/calculate@1.0.0" (instance
    (export "add" (func (param "a" u32) (param "b" u32) (result u32)))))
  (import "report" (func (param "text" string))))
