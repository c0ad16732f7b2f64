package dev.ashlar.component.validate;

/** Adds up what {@link Def} tells of a type with these parts. */
final class Extent {
    private int size = 1;
    private int depth = 1;
    private boolean resources;

    void add(Def part) {
        size = (int) Math.min((long) size + part.size(), Integer.MAX_VALUE);
        depth = Math.max(depth, part.depth() + 1);
        resources |= part.resources();
    }

    void add(Entity part) {
        switch (part) {
            case Entity.CoreModule module ->
                size = (int) Math.min(
                        (long) size
                                + module.module().type().imports().size()
                                + module.module().type().exports().size(),
                        Integer.MAX_VALUE);
            case Entity.Function function -> add(function.type());
            case Entity.Type type -> add(type.created());
            case Entity.Instance instance -> add(instance.type());
            case Entity.Component component -> add(component.type());
        }
    }

    int size() {
        return size;
    }

    int depth() {
        return depth;
    }

    boolean resources() {
        return resources;
    }
}
