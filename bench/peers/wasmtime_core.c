// wasmtime's side of bench/run instantiate and of the core part of bench/run calls, on its C API, so that no Python is
// timed: the protocol of Peer.java. The library is the one in wasmtime's PyPI package, which comes without headers; what is used
// of them is declared here.
#define _GNU_SOURCE
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct wasm_config wasm_config_t;
typedef struct wasm_engine wasm_engine_t;
typedef struct wasm_functype wasm_functype_t;
typedef struct wasm_valtype wasm_valtype_t;
typedef struct wasm_trap wasm_trap_t;
typedef struct wasmtime_error wasmtime_error_t;
typedef struct wasmtime_module wasmtime_module_t;
typedef struct wasmtime_linker wasmtime_linker_t;
typedef struct wasmtime_store wasmtime_store_t;
typedef struct wasmtime_context wasmtime_context_t;
typedef struct wasmtime_caller wasmtime_caller_t;
typedef struct wasmtime_instance_pre wasmtime_instance_pre_t;
typedef struct wasmtime_pooling_allocation_config pooling_t;
typedef struct { size_t size; wasm_valtype_t **data; } wasm_valtype_vec_t;
typedef struct { uint64_t store_id; void *private_; } wasmtime_func_t;
typedef struct { uint64_t store_id; size_t private_; } wasmtime_instance_t;
typedef struct {
    uint8_t kind;
    union { wasmtime_func_t func; uint64_t room[4]; } of;
} wasmtime_extern_t;
typedef union { int32_t i32; uint64_t room[2]; } __attribute__((aligned(16))) wasmtime_val_raw_t;
typedef wasm_trap_t *(*callback_t)(void *, wasmtime_caller_t *, wasmtime_val_raw_t *, size_t);

wasm_config_t *wasm_config_new(void);
wasm_engine_t *wasm_engine_new_with_config(wasm_config_t *);
wasm_valtype_t *wasm_valtype_new(uint8_t);
void wasm_valtype_vec_new(wasm_valtype_vec_t *, size_t, wasm_valtype_t *const[]);
wasm_functype_t *wasm_functype_new(wasm_valtype_vec_t *, wasm_valtype_vec_t *);
wasmtime_error_t *wasmtime_module_new(wasm_engine_t *, const uint8_t *, size_t, wasmtime_module_t **);
wasmtime_linker_t *wasmtime_linker_new(wasm_engine_t *);
wasmtime_error_t *wasmtime_linker_define_func_unchecked(wasmtime_linker_t *, const char *, size_t, const char *, size_t,
    const wasm_functype_t *, callback_t, void *, void (*)(void *));
wasmtime_error_t *wasmtime_linker_define_instance(
    wasmtime_linker_t *, wasmtime_context_t *, const char *, size_t, const wasmtime_instance_t *);
wasmtime_error_t *wasmtime_linker_instantiate(const wasmtime_linker_t *, wasmtime_context_t *, const wasmtime_module_t *,
    wasmtime_instance_t *, wasm_trap_t **);
wasmtime_error_t *wasmtime_linker_instantiate_pre(
    const wasmtime_linker_t *, const wasmtime_module_t *, wasmtime_instance_pre_t **);
wasmtime_error_t *wasmtime_instance_pre_instantiate(
    const wasmtime_instance_pre_t *, wasmtime_context_t *, wasmtime_instance_t *, wasm_trap_t **);
wasmtime_store_t *wasmtime_store_new(wasm_engine_t *, void *, void (*)(void *));
void wasmtime_store_delete(wasmtime_store_t *);
wasmtime_context_t *wasmtime_store_context(wasmtime_store_t *);
bool wasmtime_instance_export_get(
    wasmtime_context_t *, const wasmtime_instance_t *, const char *, size_t, wasmtime_extern_t *);
wasmtime_error_t *wasmtime_func_call_unchecked(
    wasmtime_context_t *, const wasmtime_func_t *, wasmtime_val_raw_t *, size_t, wasm_trap_t **);
pooling_t *wasmtime_pooling_allocation_config_new(void);
void wasmtime_pooling_allocation_config_total_memories_set(pooling_t *, uint32_t);
void wasmtime_pooling_allocation_config_total_core_instances_set(pooling_t *, uint32_t);
void wasmtime_pooling_allocation_config_linear_memory_keep_resident_set(pooling_t *, size_t);
void wasmtime_pooling_allocation_strategy_set(wasm_config_t *, const pooling_t *);

static wasm_engine_t *engine;
static wasmtime_linker_t *linker;
static wasmtime_store_t *store;
static wasmtime_context_t *context;
static wasmtime_module_t *module;
static wasmtime_instance_pre_t *pre;
static wasmtime_func_t function;

static void check(const void *error, const char *what) {
    if (error) {
        printf("error %s failed\n", what);
        fflush(stdout);
        exit(1);
    }
}

static wasm_trap_t *next(void *env, wasmtime_caller_t *caller, wasmtime_val_raw_t *values, size_t count) {
    values[0].i32++;
    return NULL;
}

static wasm_functype_t *int_to_int(void) {
    wasm_valtype_vec_t parameters, results;
    wasm_valtype_t *parameter = wasm_valtype_new(0), *result = wasm_valtype_new(0);
    wasm_valtype_vec_new(&parameters, 1, &parameter);
    wasm_valtype_vec_new(&results, 1, &result);
    return wasm_functype_new(&parameters, &results);
}

static wasmtime_module_t *compile(const char *path) {
    FILE *file = fopen(path, "rb");
    check(file ? NULL : path, path);
    fseek(file, 0, SEEK_END);
    size_t size = ftell(file);
    rewind(file);
    uint8_t *bytes = malloc(size);
    check(fread(bytes, 1, size, file) == size ? NULL : path, path);
    fclose(file);
    wasmtime_module_t *made = NULL;
    check(wasmtime_module_new(engine, bytes, size, &made), "compiling");
    free(bytes);
    return made;
}

static wasmtime_func_t export(wasmtime_context_t *in, const wasmtime_instance_t *instance, const char *name) {
    wasmtime_extern_t found;
    check(wasmtime_instance_export_get(in, instance, name, strlen(name), &found) ? NULL : name, name);
    return found.of.func;
}

static bool is_fresh(const char *name) { return !strncmp(name, "fresh", 5); }

static const char *exported(const char *name) {
    return !strcmp(name, "host-to-wasm") ? "identity"
        : !strcmp(name, "wasm-to-host")  ? "to-host"
        : !strcmp(name, "cross-instance") ? "to-instance"
                                          : "indirect";
}

static void load(const char *name, const char *path) {
    linker = wasmtime_linker_new(engine);
    module = compile(path);
    if (is_fresh(name)) {
        check(wasmtime_linker_instantiate_pre(linker, module, &pre), "linking");
        return;
    }
    store = wasmtime_store_new(engine, NULL, NULL);
    context = wasmtime_store_context(store);
    wasm_trap_t *trap = NULL;
    wasmtime_instance_t instance;
    char callee[4096];
    snprintf(callee, sizeof callee, "%.*scallee.wasm", (int)(strrchr(path, '/') + 1 - path), path);
    check(wasmtime_linker_instantiate(linker, context, compile(callee), &instance, &trap), "instantiating the callee");
    check(wasmtime_linker_define_instance(linker, context, "callee", 6, &instance), "defining the callee");
    check(wasmtime_linker_define_func_unchecked(linker, "host", 4, "next", 4, int_to_int(), next, NULL, NULL), "defining");
    check(wasmtime_linker_instantiate(linker, context, module, &instance, &trap), "instantiating");
    function = export(context, &instance, exported(name));
}

static int32_t call(wasmtime_context_t *in, const wasmtime_func_t *what, int32_t argument) {
    wasmtime_val_raw_t value = {.i32 = argument};
    wasm_trap_t *trap = NULL;
    check(wasmtime_func_call_unchecked(in, what, &value, 1, &trap), "calling");
    check(trap, "calling without a trap");
    return value.i32;
}

static int32_t run(const char *name, int32_t times) {
    int32_t sum = 0;
    if (is_fresh(name)) {
        for (int32_t i = 0; i < times; i++) {
            wasmtime_store_t *own = wasmtime_store_new(engine, NULL, NULL);
            wasmtime_context_t *inside = wasmtime_store_context(own);
            wasmtime_instance_t instance;
            wasm_trap_t *trap = NULL;
            check(wasmtime_instance_pre_instantiate(pre, inside, &instance, &trap), "instantiating");
            wasmtime_func_t bump = export(inside, &instance, "bump");
            sum += call(inside, &bump, 0);
            wasmtime_store_delete(own);
        }
    } else if (!strcmp(name, "host-to-wasm")) {
        for (int32_t i = 0; i < times; i++) {
            sum += call(context, &function, i);
        }
    } else {
        sum = call(context, &function, times);
    }
    return sum;
}

int main(int argc, char **argv) {
    wasm_config_t *config = wasm_config_new();
    if (argc > 1 && !strcmp(argv[1], "pooling")) {
        pooling_t *pool = wasmtime_pooling_allocation_config_new();
        wasmtime_pooling_allocation_config_total_memories_set(pool, 16);
        wasmtime_pooling_allocation_config_total_core_instances_set(pool, 16);
        wasmtime_pooling_allocation_config_linear_memory_keep_resident_set(pool, 4 << 20);
        wasmtime_pooling_allocation_strategy_set(config, pool);
    }
    engine = wasm_engine_new_with_config(config);
    puts("ready wasmtime 49 by its C API");
    fflush(stdout);
    char line[8192];
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        char *command = strtok(line, "\t"), *name = strtok(NULL, "\t"), *argument = strtok(NULL, "\t");
        struct timespec begin, end;
        clock_gettime(CLOCK_MONOTONIC, &begin);
        int32_t result = 0;
        if (!strcmp(command, "load")) {
            load(name, argument);
        } else {
            result = run(name, atoi(argument));
        }
        clock_gettime(CLOCK_MONOTONIC, &end);
        printf("ok %lld %d\n", (end.tv_sec - begin.tv_sec) * 1000000000LL + end.tv_nsec - begin.tv_nsec, result);
        fflush(stdout);
    }
}
