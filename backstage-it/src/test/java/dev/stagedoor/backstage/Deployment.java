package dev.stagedoor.backstage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.example.javademo.JavaDemoBackend;

import dev.stagedoor.backstage.NodePackages.UnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Backstage's backend with its plugin {@code echo}, ours with its plugin {@code javademo}, and their database. */
final class Deployment implements AutoCloseable {

    /** A token that both backends know, with which one may do everything. */
    static final String EXTERNAL_TOKEN = "external-token-of-the-tests";

    /** A token that both backends know, with which one may call the catalog alone. */
    static final String CATALOG_TOKEN = "catalog-token-of-the-tests";

    /** A token that both backends know, with which one may do one thing in each of the two plugins. */
    static final String NARROW_TOKEN = "narrow-token-of-the-tests";

    private static final Path LOGS = Path.of("target", "backstage").toAbsolutePath();

    /** How long it may take until the catalog knows the guest. */
    private static final Duration INGESTION_LIMIT = Duration.ofSeconds(60);

    private final Postgres postgres = Postgres.start();

    private final Peer peer = Peer.start();

    private final int nodePort = Ports.free();

    private final int javaPort = Ports.free();

    private final Front front =
            Front.open(path -> "http://localhost:" + (path.startsWith("/api/javademo/") ? javaPort : nodePort));

    private final Map<String, String> environment = Map.ofEntries(
            Map.entry("BACKSTAGE_PORT", Integer.toString(nodePort)),
            Map.entry("BACKSTAGE_URL", "http://localhost:" + nodePort),
            Map.entry("JAVA_PORT", Integer.toString(javaPort)),
            Map.entry("JAVA_URL", "http://localhost:" + javaPort),
            Map.entry("PUBLIC_URL", front.url()),
            Map.entry("POSTGRES_HOST", "127.0.0.1"),
            Map.entry("POSTGRES_PORT", Integer.toString(postgres.port())),
            Map.entry("POSTGRES_USER", "postgres"),
            Map.entry("POSTGRES_PASSWORD", "unused"),
            Map.entry("PEER_URL", peer.url()),
            Map.entry("EXTERNAL_TOKEN", EXTERNAL_TOKEN),
            Map.entry("CATALOG_TOKEN", CATALOG_TOKEN),
            Map.entry("NARROW_TOKEN", NARROW_TOKEN),
            Map.entry("SERVER_TOMCAT_MAX_KEEP_ALIVE_REQUESTS", "-1"), // as many as Node takes
            Map.entry("NODE_ENV", "production"));

    private final BackendProcess node = new BackendProcess(LOGS.resolve("node.log"));

    private final BackendProcess java = new BackendProcess(LOGS.resolve("java.log"));

    private Deployment() {}

    /** Installs what is needed, starts both backends, and waits until the catalog knows the guest. */
    static Deployment start() throws UnavailableException {
        NodePackages.install();
        Deployment deployment = new Deployment();
        try {
            deployment.startNode();
            deployment.startJava();
            await().atMost(INGESTION_LIMIT)
                    .untilAsserted(() -> assertThat(deployment
                                    .signIn()
                                    .at("/backstageIdentity/identity/ownershipEntityRefs")
                                    .toString())
                            .contains("group:default/guests"));
        } catch (RuntimeException | Error ex) {
            deployment.close();
            throw ex;
        }
        return deployment;
    }

    /** Calls plugins at the address that browsers know. */
    Caller front() {
        return Caller.of(front.url() + "/api");
    }

    /** Calls the plugins of Backstage's backend. */
    Caller node() {
        return Caller.of("http://localhost:" + nodePort + "/api");
    }

    /** Calls the plugins of the Java backend. */
    Caller java() {
        return Caller.of("http://localhost:" + javaPort + "/api");
    }

    /** The keys of the plugins that neither has. */
    Peer peer() {
        return peer;
    }

    /** What Backstage's frontend does for a guest. */
    Answer signIn() {
        return node().send("POST", "/auth/guest/refresh", "");
    }

    /** A token of the guest, as his browser has it. */
    String guest() {
        return signIn().text("/backstageIdentity/token");
    }

    /** Stops the Java backend and starts it again. */
    void restartJava() {
        java.close();
        startJava();
    }

    /** Stops Backstage's backend, does something, and starts it again. */
    void withoutNode(Runnable action) {
        node.close();
        try {
            action.run();
        } finally {
            startNode();
        }
    }

    /** What Backstage's backend has logged. */
    String nodeLog() {
        return node.log();
    }

    /** What the Java backend has logged. */
    String javaLog() {
        return java.log();
    }

    @Override
    public void close() {
        java.close();
        node.close();
        front.close();
        peer.close();
        postgres.close();
    }

    private void startNode() {
        node.start(
                List.of(NodePackages.node(), "backend.js", "--config", "app-config.yaml"),
                NodePackages.DIRECTORY,
                environment,
                nodePort);
    }

    private void startJava() {
        java.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        JavaDemoBackend.class.getName()),
                LOGS,
                environment,
                javaPort);
    }
}
