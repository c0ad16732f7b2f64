/* Naive Fibonacci: calls and nothing else. */
#include "workload.h"

static NOINLINE i32 fib(i32 n) {
    if (n < 2) return n;
    i32 first = fib(n - 1);
    /* An empty barrier keeps clang from turning one of the two calls into a loop. */
    __asm__ volatile("" : "+r"(first));
    i32 second = fib(n - 2);
    __asm__ volatile("" : "+r"(second));
    return first + second;
}

i64 run(i32 n) {
    return fib(n);
}
