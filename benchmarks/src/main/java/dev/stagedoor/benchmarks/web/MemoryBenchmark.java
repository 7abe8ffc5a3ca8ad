package dev.stagedoor.benchmarks.web;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Heap and resident memory of a web application: bare, with Stagedoor, per empty plugin, and of the sample. */
public final class MemoryBenchmark {

    private static final List<Integer> PLUGINS = List.of(100, 1000);

    private static final String NO_PLUGIN = "no plugin";

    private static final String EMPTY = " empty plugins";

    private MemoryBenchmark() {}

    /**
     * Measures and prints.
     *
     * @param args the jar of the sample, if it is to be measured too
     */
    public static void main(String[] args) {
        try (Workplace work = Workplace.open()) {
            Map<String, Memory> all = new LinkedHashMap<>();
            all.put("bare", measure(work, work.launch(work.installation().bare(), "/hello")));
            all.put(NO_PLUGIN, measure(work, work.launch(work.installation().ours(), "/hello")));
            for (int plugins : PLUGINS) {
                all.put(plugins + EMPTY, measure(work, work.empty(plugins)));
            }
            if (args.length > 0) {
                all.put("sample", measure(work, work.sample(Path.of(args[0]).toAbsolutePath())));
            }
            print(all);
        }
    }

    private static Memory measure(Workplace work, Launch launch) {
        return Memory.of(launch, work.log());
    }

    private static void print(Map<String, Memory> all) {
        System.out.println();
        System.out.println("| application | heap, MB | resident, MB | heap per plugin, KB | resident per plugin, KB |");
        System.out.println("|---|---:|---:|---:|---:|");
        Memory none = all.get(NO_PLUGIN);
        all.forEach((name, memory) -> {
            int plugins = name.endsWith(EMPTY) ? Integer.parseInt(name.substring(0, name.indexOf(' '))) : 0;
            System.out.printf(
                    "| %s | %.1f | %.0f | %s | %s |%n",
                    name,
                    memory.heap() / 1e6,
                    memory.resident() / 1e6,
                    perPlugin(memory.heap() - none.heap(), plugins),
                    perPlugin(memory.resident() - none.resident(), plugins));
        });
    }

    private static String perPlugin(long bytes, int plugins) {
        return plugins == 0 ? "" : "%.0f".formatted(bytes / 1e3 / plugins);
    }
}
