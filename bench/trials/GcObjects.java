import java.util.Arrays;
import java.util.function.IntSupplier;

/** How structs of guests may be represented, in nanoseconds per node: {@code java GcObjects.java}. */
public final class GcObjects {
    private static final int NODES = 1_000;

    static final class Type {
        final Type[] ancestors;

        Type(Type... above) {
            ancestors = Arrays.copyOf(above, above.length + 1);
            ancestors[above.length] = this;
        }

        boolean isBelow(Type other) {
            int depth = other.ancestors.length - 1;
            return depth < ancestors.length && ancestors[depth] == other;
        }
    }

    /** One class for all structs. */
    static final class Generic {
        final Type type;
        final long[] numbers;
        final Object[] references;

        Generic(Type type, long number, Object next) {
            this.type = type;
            numbers = new long[] {number};
            references = new Object[] {next};
        }
    }

    /** A class per shape, the type in a field, references as objects. */
    abstract static class Shaped {
        final Type type;

        Shaped(Type type) {
            this.type = type;
        }
    }

    static class ShapeIO extends Shaped {
        int number;
        Object next;

        ShapeIO(Type type, int number, Object next) {
            super(type);
            this.number = number;
            this.next = next;
        }
    }

    static class ShapeIOJ extends ShapeIO {
        long more;

        ShapeIOJ(Type type, int number, Object next) {
            super(type, number, next);
        }
    }

    /** A class per type, with fields of precise types. */
    static class Typed {
        int number;
        Typed next;

        Typed(int number, Typed next) {
            this.number = number;
            this.next = next;
        }
    }

    static class TypedA extends Typed {
        TypedA(int number, Typed next) {
            super(number, next);
        }
    }

    static class TypedB extends Typed {
        long more;

        TypedB(int number, Typed next) {
            super(number, next);
        }
    }

    static final Type[] TYPES = new Type[3];

    static {
        TYPES[0] = new Type();
        TYPES[1] = new Type(TYPES[0]);
        TYPES[2] = new Type(TYPES[0]);
    }

    static Object keep;

    static Object makeGeneric() {
        Object list = null;
        for (int i = 0; i < NODES; i++) {
            list = new Generic(TYPES[i % 3], i, list);
        }
        return list;
    }

    static Object makeShaped() {
        Object list = null;
        for (int i = 0; i < NODES; i++) {
            list = i % 3 == 2 ? new ShapeIOJ(TYPES[2], i, list) : new ShapeIO(TYPES[i % 3], i, list);
        }
        return list;
    }

    static Typed makeTyped() {
        Typed list = null;
        for (int i = 0; i < NODES; i++) {
            list = i % 3 == 2 ? new TypedB(i, list) : i % 3 == 1 ? new TypedA(i, list) : new Typed(i, list);
        }
        return list;
    }

    static int walkGeneric(Object list) {
        int sum = 0;
        for (Object at = list; at != null; at = ((Generic) at).references[0]) {
            sum += (int) ((Generic) at).numbers[0];
        }
        return sum;
    }

    static int walkShaped(Object list) {
        int sum = 0;
        for (Object at = list; at != null; at = ((ShapeIO) at).next) {
            sum += ((ShapeIO) at).number;
        }
        return sum;
    }

    static int walkTyped(Typed list) {
        int sum = 0;
        for (Typed at = list; at != null; at = at.next) {
            sum += at.number;
        }
        return sum;
    }

    static boolean is(Object object, Type type) {
        return object instanceof Shaped shaped && (shaped.type == type || shaped.type.isBelow(type));
    }

    static int castGeneric(Object list) {
        int sum = 0;
        for (Object at = list; at != null; at = ((Generic) at).references[0]) {
            Type type = ((Generic) at).type;
            sum += type == TYPES[1] || type.isBelow(TYPES[1]) ? 1 : type == TYPES[2] || type.isBelow(TYPES[2]) ? 2 : 3;
        }
        return sum;
    }

    static int castShaped(Object list) {
        int sum = 0;
        for (Object at = list; at != null; at = ((ShapeIO) at).next) {
            sum += is(at, TYPES[1]) ? 1 : is(at, TYPES[2]) ? 2 : 3;
        }
        return sum;
    }

    static int castTyped(Typed list) {
        int sum = 0;
        for (Typed at = list; at != null; at = at.next) {
            sum += at instanceof TypedA ? 1 : at instanceof TypedB ? 2 : 3;
        }
        return sum;
    }

    static void measure(String name, IntSupplier action) {
        double best = Double.MAX_VALUE;
        int sum = 0;
        for (int round = 0; round < 25; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 2_000; i++) {
                sum += action.getAsInt();
            }
            best = Math.min(best, (System.nanoTime() - start) / 2_000.0 / NODES);
        }
        System.out.printf("%-20s %.2f (%d)%n", name, best, sum);
    }

    public static void main(String[] arguments) {
        Object generic = makeGeneric();
        Object shaped = makeShaped();
        Typed typed = makeTyped();
        measure("make, generic", () -> (keep = makeGeneric()) == null ? 1 : 0);
        measure("make, shape", () -> (keep = makeShaped()) == null ? 1 : 0);
        measure("make, type", () -> (keep = makeTyped()) == null ? 1 : 0);
        measure("walk, generic", () -> walkGeneric(generic));
        measure("walk, shape", () -> walkShaped(shaped));
        measure("walk, type", () -> walkTyped(typed));
        measure("cast, generic", () -> castGeneric(generic));
        measure("cast, shape", () -> castShaped(shaped));
        measure("cast, type", () -> castTyped(typed));
    }
}
