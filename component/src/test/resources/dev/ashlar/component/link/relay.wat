;; Exports what it imports.
(component
  (import "docs:relay/next" (instance $next (export "f" (func (param "x" u32) (result u32)))))
  (export "docs:relay/next" (instance $next)))
