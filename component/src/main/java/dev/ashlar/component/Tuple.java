package dev.ashlar.component;

/**
 * WIT tuples, one record for each number of elements up to 16. Elements are numbered from 0, as in WIT.
 */
public sealed interface Tuple {
    record Of1<A>(A v0) implements Tuple {}

    record Of2<A, B>(A v0, B v1) implements Tuple {}

    record Of3<A, B, C>(A v0, B v1, C v2) implements Tuple {}

    record Of4<A, B, C, D>(A v0, B v1, C v2, D v3) implements Tuple {}

    record Of5<A, B, C, D, E>(A v0, B v1, C v2, D v3, E v4) implements Tuple {}

    record Of6<A, B, C, D, E, F>(A v0, B v1, C v2, D v3, E v4, F v5) implements Tuple {}

    record Of7<A, B, C, D, E, F, G>(A v0, B v1, C v2, D v3, E v4, F v5, G v6) implements Tuple {}

    record Of8<A, B, C, D, E, F, G, H>(A v0, B v1, C v2, D v3, E v4, F v5, G v6, H v7) implements Tuple {}

    record Of9<A, B, C, D, E, F, G, H, I>(A v0, B v1, C v2, D v3, E v4, F v5, G v6, H v7, I v8) implements Tuple {}

    record Of10<A, B, C, D, E, F, G, H, I, J>(A v0, B v1, C v2, D v3, E v4, F v5, G v6, H v7, I v8, J v9)
            implements Tuple {}

    record Of11<A, B, C, D, E, F, G, H, I, J, K>(A v0, B v1, C v2, D v3, E v4, F v5, G v6, H v7, I v8, J v9, K v10)
            implements Tuple {}

    record Of12<A, B, C, D, E, F, G, H, I, J, K, L>(
            A v0, B v1, C v2, D v3, E v4, F v5, G v6, H v7, I v8, J v9, K v10, L v11) implements Tuple {}

    record Of13<A, B, C, D, E, F, G, H, I, J, K, L, M>(
            A v0, B v1, C v2, D v3, E v4, F v5, G v6, H v7, I v8, J v9, K v10, L v11, M v12) implements Tuple {}

    record Of14<A, B, C, D, E, F, G, H, I, J, K, L, M, N>(
            A v0, B v1, C v2, D v3, E v4, F v5, G v6, H v7, I v8, J v9, K v10, L v11, M v12, N v13) implements Tuple {}

    record Of15<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O>(
            A v0, B v1, C v2, D v3, E v4, F v5, G v6, H v7, I v8, J v9, K v10, L v11, M v12, N v13, O v14)
            implements Tuple {}

    record Of16<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P>(
            A v0, B v1, C v2, D v3, E v4, F v5, G v6, H v7, I v8, J v9, K v10, L v11, M v12, N v13, O v14, P v15)
            implements Tuple {}
}
