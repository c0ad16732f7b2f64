package dev.ashlar.host.run;

import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.run.HostListener.Stream;
import dev.ashlar.wasi.Grants;
import java.util.List;

/** What all graphs of an application know of its components, by their indices. */
record GraphMembers(Application application, List<String> names, List<Grants> grants, HostListener listener) {
    GraphMembers {
        names = List.copyOf(names);
        grants = List.copyOf(grants);
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
