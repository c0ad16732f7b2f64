import java.io.File;
import org.teavm.tooling.EmptyTeaVMToolLog;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.vm.TeaVMOptimizationLevel;

/** Compiles the class {@code Program} of the class path to {@code program.wasm} in a folder. */
public class Build {
    public static void main(String[] folder) throws Exception {
        TeaVMTool tool = new TeaVMTool();
        tool.setTargetType(TeaVMTargetType.WEBASSEMBLY_GC);
        tool.setMainClass("Program");
        tool.setTargetDirectory(new File(folder[0]));
        tool.setTargetFileName("program.wasm");
        tool.setClassLoader(Build.class.getClassLoader());
        tool.setObfuscated(true);
        tool.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
        tool.setLog(new EmptyTeaVMToolLog());
        tool.generate();
        var problems = tool.getProblemProvider().getSevereProblems();
        problems.forEach(problem -> System.err.println(problem.getText()));
        System.exit(problems.isEmpty() ? 0 : 1);
    }
}
