package dev.ashlar.wit.provider;

import dev.ashlar.wit.Incompatibility;
import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.WitOptions;
import dev.ashlar.wit.WitPackage;
import dev.ashlar.wit.WitProvider;
import dev.ashlar.wit.WitResolution;
import dev.ashlar.wit.compat.Comparison;
import dev.ashlar.wit.print.WitPrinter;
import dev.ashlar.wit.resolve.WitFiles;
import dev.ashlar.wit.syntax.SourceFile;
import java.nio.file.Path;
import java.util.List;

/** The implementation behind {@link dev.ashlar.wit.Wit}. */
public final class DefaultWitProvider implements WitProvider {
    @Override
    public WitResolution read(Path path, WitOptions options) {
        return WitFiles.read(path, options);
    }

    @Override
    public WitResolution parse(String name, String text, WitOptions options) {
        return WitFiles.parse(new SourceFile(name, text), options);
    }

    @Override
    public String print(WitResolution resolution) {
        return WitPrinter.print(resolution);
    }

    @Override
    public String print(WitPackage one) {
        return WitPrinter.print(one);
    }

    @Override
    public List<Incompatibility> compare(WitResolution before, WitResolution after) {
        return Comparison.ofPackages(before, after);
    }

    @Override
    public List<Incompatibility> compare(
            WitResolution before, InterfaceName nameBefore, WitResolution after, InterfaceName nameAfter) {
        return Comparison.of(before, nameBefore, after, nameAfter);
    }
}
