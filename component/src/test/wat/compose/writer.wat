;; Exports docs:adder/add@0.1.5 and imports other parts of wasi:io in a later version.
(component
  (import "wasi:io/poll@0.2.6" (instance $poll
    (export "pollable" (type $p (sub resource)))
    (export "[method]pollable.ready" (func (param "self" (borrow $p)) (result bool)))
    (export "poll" (func (param "in" (list (borrow $p))) (result (list u32))))))
  (alias export $poll "pollable" (type $p))
  (import "wasi:io/streams@0.2.6" (instance $streams
    (type $error' (variant (case "closed") (case "failed" string)))
    (export "stream-error" (type $error (eq $error')))
    (export "output-stream" (type $out (sub resource)))
    (alias outer 1 $p (type $p))
    (export "pollable" (type $p' (eq $p)))
    (export "[method]output-stream.subscribe" (func (param "self" (borrow $out)) (result (own $p'))))
    (export "[method]output-stream.flush" (func (param "self" (borrow $out)) (result (result (error $error)))))))
  (alias export $streams "stream-error" (type $error))
  (alias export $streams "output-stream" (type $out))
  (import "wasi:cli/stdout@0.2.6" (instance
    (alias outer 1 $out (type $out))
    (export "output-stream" (type $out' (eq $out)))
    (export "get-stdout" (func (result (own $out'))))))
  (import "log" (func (param "text" string) (param "error" (option $error))))
  (core module $m
    (func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1))))
  (core instance $i (instantiate $m))
  (func $add (param "a" u32) (param "b" u32) (result u32) (canon lift (core func $i "add")))
  (instance $add (export "add" (func $add)))
  (export "docs:adder/add@0.1.5" (instance $add)))
