package dev.ashlar.host.run;

import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.run.HostListener.Stream;
import dev.ashlar.wasi.Grants;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What all graphs of an application know of its components, by their indices. */
record GraphMembers(
        Application application,
        List<String> names,
        List<Grants> grants,
        HostListener listener,
        Map<String, Integer> indices) {
    GraphMembers {
        names = List.copyOf(names);
        grants = List.copyOf(grants);
    }

    static GraphMembers of(Application application, List<String> names, List<Grants> grants, HostListener listener) {
        return new GraphMembers(application, names, grants, listener, new ConcurrentHashMap<>());
    }

    /** @param name of a component, or of one inside it, as in {@code image/0} */
    int index(String name) {
        Integer known = indices.get(name);
        return known != null ? known : indices.computeIfAbsent(name, this::find);
    }

    private int find(String name) {
        int inner = name.indexOf('/');
        return names.indexOf(inner < 0 ? name : name.substring(0, inner));
    }

    int count() {
        return names.size();
    }

    String name(int index) {
        return names.get(index);
    }

    Grants grants(int index) {
        return grants.get(index);
    }

    void output(int index, Stream stream, String line) {
        listener.output(application.name(), name(index), stream, line);
    }
}
