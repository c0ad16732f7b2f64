package dev.ashlar.guests;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Numbers for objects of the host, for guests without references. Numbers are used again. */
final class HostObjects {
    private static final int FIRST = 132;
    private final List<Object> objects = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();

    int add(Object object) {
        if (free.isEmpty()) {
            objects.add(object);
            return FIRST + objects.size() - 1;
        }
        int number = free.pop();
        objects.set(number - FIRST, object);
        return number;
    }

    Object get(int number) {
        return objects.get(number - FIRST);
    }

    Object take(int number) {
        Object object = objects.set(number - FIRST, null);
        free.push(number);
        return object;
    }
}
