package dev.stagedoor.backstage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.stagedoor.backstage.NodePackages.UnavailableException;

/**
 * Backstage's catalog, and the sample's on each of two databases, with the same entity files and the same policy. What
 * they are asked is in {@code catalog-questions.js}.
 */
final class Catalogs implements AutoCloseable {

    /** Backstage's, by whose answers the others are judged. */
    static final String REFERENCE = "reference";

    private static final String TOKEN = "external-token-of-the-tests";

    private static final Path LOGS = NodePackages.DIRECTORY;

    private static final Path SAMPLE = Path.of(System.getProperty("sample.jar"));

    /** As a glob, since Backstage's catalog knows no directories. */
    private static final String FILES =
            Path.of("..", "sample-backend", "catalog").toAbsolutePath().normalize() + "/**/*.yaml";

    private static final Path CLASSES = Path.of("target", "test-classes").toAbsolutePath();

    private final Postgres postgres = Postgres.start();

    private final int filesPort = Ports.free();

    private final Map<String, Integer> ports = new LinkedHashMap<>();

    private final List<BackendProcess> processes = new ArrayList<>();

    private Catalogs() {}

    /** Installs what is needed, and starts the three. */
    static Catalogs start() throws UnavailableException {
        NodePackages.install();
        Catalogs catalogs = new Catalogs();
        try {
            catalogs.startReference();
            catalogs.startSample(Database.H2);
            catalogs.startSample(Database.POSTGRESQL);
        } catch (RuntimeException | Error ex) {
            catalogs.close();
            throw ex;
        }
        return catalogs;
    }

    /** What all of them answer, question by question. */
    List<CatalogAnswers> ask() {
        List<String> backends = ports.entrySet().stream()
                .map(port -> port.getKey() + "=http://localhost:" + port.getValue())
                .toList();
        return CatalogAnswers.collect(Map.of(
                "BACKENDS", String.join(" ", backends), "TOKEN", TOKEN, "FILES_PORT", Integer.toString(filesPort)));
    }

    @Override
    public void close() {
        processes.forEach(BackendProcess::close);
        postgres.close();
    }

    private void startReference() {
        int port = port(REFERENCE);
        process(REFERENCE)
                .start(
                        List.of(NodePackages.node(), "catalog-backend.js", "--config", "catalog-config.yaml"),
                        NodePackages.DIRECTORY,
                        Map.of(
                                "BACKSTAGE_PORT",
                                Integer.toString(port),
                                "POSTGRES_HOST",
                                "127.0.0.1",
                                "POSTGRES_PORT",
                                Integer.toString(postgres.port()),
                                "POSTGRES_USER",
                                "postgres",
                                "POSTGRES_PASSWORD",
                                "unused",
                                "EXTERNAL_TOKEN",
                                TOKEN,
                                "CATALOG_FILES",
                                FILES,
                                "FILES_HOST",
                                "localhost:" + filesPort,
                                "NODE_ENV",
                                "production"),
                        port);
    }

    /** The jar as it is, with one class more: the policy. */
    private void startSample(Database database) {
        String name = database.name().toLowerCase(Locale.ROOT);
        int port = port(name);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dloader.path=" + CLASSES,
                "-cp",
                SAMPLE.toString(),
                "org.springframework.boot.loader.launch.PropertiesLauncher",
                "--spring.main.sources=" + CatalogPolicy.class.getName(),
                "--permission.enabled=true",
                "--backend.baseUrl=http://localhost:" + port,
                "--backend.listen=127.0.0.1:" + port,
                "--backend.auth.externalAccess[0].type=static",
                "--backend.auth.externalAccess[0].options.token=" + TOKEN,
                "--backend.auth.externalAccess[0].options.subject=ci",
                "--backend.reading.allow[0].host=localhost:" + filesPort,
                "--auth.providers.guest.dangerouslyAllowOutsideDevelopment=true"));
        if (database == Database.POSTGRESQL) {
            command.add("--backend.database.client=pg");
            command.add("--backend.database.prefix=sample_");
            command.add("--backend.database.connection=postgresql://postgres:unused@127.0.0.1:" + postgres.port());
        }
        process("sample-" + name).start(command, LOGS, Map.of("CATALOG_FILES", FILES), port);
    }

    private int port(String name) {
        return ports.computeIfAbsent(name, each -> Ports.free());
    }

    private BackendProcess process(String name) {
        BackendProcess process = new BackendProcess(LOGS.resolve("catalog-" + name + ".log"));
        processes.add(process);
        return process;
    }

    /** Where a sample keeps its entities. */
    enum Database {
        H2,
        POSTGRESQL
    }
}
