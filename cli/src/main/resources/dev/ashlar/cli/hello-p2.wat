;; A program of WASI 0.2 for StartupTraining; hello-p2.wasm is its binary ('wasm-tools parse').
(component $hello
  (import "wasi:io/error@0.2.0" (instance $error (export "error" (type (sub resource)))))
  (alias export $error "error" (type $error-type))
  (import "wasi:io/streams@0.2.0" (instance $streams
    (export "output-stream" (type $output (sub resource)))
    (alias outer $hello $error-type (type $error-outside))
    (export "error" (type $error (eq $error-outside)))
    (type $stream-error' (variant (case "last-operation-failed" (own $error)) (case "closed")))
    (export "stream-error" (type $stream-error (eq $stream-error')))
    (export "[method]output-stream.blocking-write-and-flush" (func
      (param "self" (borrow $output)) (param "contents" (list u8)) (result (result (error $stream-error)))))))
  (alias export $streams "output-stream" (type $output))
  (import "wasi:cli/stdout@0.2.0" (instance $stdout
    (alias outer $hello $output (type $output-outside))
    (export "output-stream" (type $output (eq $output-outside)))
    (export "get-stdout" (func (result (own $output))))))
  (import "wasi:cli/environment@0.2.0" (instance $environment
    (export "get-arguments" (func (result (list string))))
    (export "get-environment" (func (result (list (tuple string string)))))))

  (core module $memory
    (memory (export "memory") 1)
    (data (i32.const 0) "hello\n")
    (global $next (mut i32) (i32.const 1024))
    (func (export "realloc") (param i32 i32 i32 i32) (result i32)
      (local $at i32)
      (local.set $at (i32.and (i32.add (global.get $next) (i32.const 7)) (i32.const -8)))
      (global.set $next (i32.add (local.get $at) (local.get 3)))
      (local.get $at)))
  (core instance $memory (instantiate $memory))
  (alias core export $memory "memory" (core memory $mem))
  (alias core export $memory "realloc" (core func $realloc))
  (core func $get-stdout (canon lower (func $stdout "get-stdout")))
  (core func $get-arguments
    (canon lower (func $environment "get-arguments") (memory $mem) (realloc $realloc)))
  (core func $get-environment
    (canon lower (func $environment "get-environment") (memory $mem) (realloc $realloc)))
  (core func $write (canon lower
    (func $streams "[method]output-stream.blocking-write-and-flush") (memory $mem)))
  (core func $drop (canon resource.drop $output))

  (core module $main
    (import "host" "get-stdout" (func $get-stdout (result i32)))
    (import "host" "get-arguments" (func $get-arguments (param i32)))
    (import "host" "get-environment" (func $get-environment (param i32)))
    (import "host" "write" (func $write (param i32 i32 i32 i32)))
    (import "host" "drop" (func $drop (param i32)))
    (func (export "run") (result i32)
      (local $out i32)
      (call $get-arguments (i32.const 64))
      (call $get-environment (i32.const 64))
      (local.set $out (call $get-stdout))
      (call $write (local.get $out) (i32.const 0) (i32.const 6) (i32.const 64))
      (call $drop (local.get $out))
      (i32.const 0)))
  (core instance $main (instantiate $main (with "host" (instance
    (export "get-stdout" (func $get-stdout))
    (export "get-arguments" (func $get-arguments))
    (export "get-environment" (func $get-environment))
    (export "write" (func $write))
    (export "drop" (func $drop))))))
  (func $run (result (result)) (canon lift (core func $main "run")))
  (instance $command (export "run" (func $run)))
  (export "wasi:cli/run@0.2.0" (instance $command)))
