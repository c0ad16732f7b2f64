;; Imports parts of wasi:io in one version and docs:adder/add; has no use for the former.
(component
  (import "wasi:io/poll@0.2.0" (instance $poll
    (export "pollable" (type $p (sub resource)))
    (export "[method]pollable.block" (func (param "self" (borrow $p))))))
  (alias export $poll "pollable" (type $p))
  (import "wasi:io/streams@0.2.0" (instance $streams
    (alias outer 1 $p (type $p))
    (export "pollable" (type $p' (eq $p)))
    (export "input-stream" (type $in (sub resource)))
    (type $error' (variant (case "closed") (case "failed" string)))
    (export "stream-error" (type $error (eq $error')))
    (export "[method]input-stream.subscribe" (func (param "self" (borrow $in)) (result (own $p'))))
    (export "[method]input-stream.skip"
      (func (param "self" (borrow $in)) (param "len" u64) (result (result u64 (error $error)))))))
  (import "docs:adder/add@0.1.0" (instance $in
    (export "add" (func (param "a" u32) (param "b" u32) (result u32)))))
  (export "docs:adder/add@0.1.0" (instance $in)))
