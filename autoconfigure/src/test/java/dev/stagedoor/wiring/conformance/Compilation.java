package dev.stagedoor.wiring.conformance;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Asks the compiler what it thinks of a few lines that a user might write. */
final class Compilation {

    private static final String PROLOGUE = """
            import dev.stagedoor.*;
            import java.util.List;
            class Sample {
                interface Thing {}
                static final RootServiceRef<Thing> ROOT = ServiceRef.root("sample.root", Thing.class);
                static final PluginServiceRef<Thing> PLUGIN = ServiceRef.plugin("sample.plugin", Thing.class);
                static final PluginServiceRef<List<Thing>> MANY = ServiceRef.pluginMultiton("sample.many", Thing.class);
                static final Thing THING = new Thing() {};
            """;

    private Compilation() {}

    /** The errors in the members of a class that knows the references {@code ROOT}, {@code PLUGIN} and {@code MANY}. */
    static List<String> errors(String members) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Sample.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return PROLOGUE + members + "\n}\n";
                    }
                };
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        compiler.getTask(
                        null,
                        null,
                        diagnostics,
                        List.of(
                                "-proc:none",
                                "-Xlint:none",
                                "-implicit:none",
                                "-classpath",
                                classPath,
                                "-d",
                                "target/test-classes"),
                        null,
                        List.of(source))
                .call();
        return diagnostics.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(each -> each.getMessage(Locale.ROOT))
                .toList();
    }
}
