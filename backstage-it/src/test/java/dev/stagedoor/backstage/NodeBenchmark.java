package dev.stagedoor.backstage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.stagedoor.backstage.Signer.Algorithm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many requests a plugin of Backstage's and one of ours verify in a second, in turns, on the same machine.
 * {@code benchmarks/run backstage} runs it and prints its table.
 */
@BesideBackstage
class NodeBenchmark {

    private static final Path TABLE = Path.of("target", "identity-backstage.md").toAbsolutePath();

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 20);

    private static final int WARM_UP_ROUNDS = Integer.getInteger("benchmark.warm-up", 20);

    private static final long MILLIS = Long.getLong("benchmark.millis", 500);

    private static final int CONNECTIONS = 4;

    /** How many a connection has in a round in which each is sent once; the round ends when none is left. */
    private static final int NEW_TOKENS = Integer.getInteger("benchmark.tokens", 250);

    private static final Signer KEY = Signer.of(Algorithm.ES256);

    private final Deployment deployment;

    private final String guest;

    NodeBenchmark(Deployment deployment) {
        this.deployment = deployment;
        this.guest = Jwt.of(deployment.guest()).limited();
        deployment.peer().publish("peer-of-figures", KEY.key());
    }

    @Test
    void howManyRequestsAreVerifiedInASecond() {
        Target node = new Target(URI.create(deployment.node().baseUrl()), "/api/echo", "echo");
        Target java = new Target(URI.create(deployment.java().baseUrl()), "/api/javademo", "javademo");
        Map<Load, Rates> rates = new LinkedHashMap<>();
        for (Load load : Load.values()) {
            rates.put(load, new Rates(new ArrayList<>(), new ArrayList<>()));
        }
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (Load load : Load.values()) {
                double first = perSecond(round % 2 == 0 ? node : java, load);
                double second = perSecond(round % 2 == 0 ? java : node, load);
                if (round >= 0) {
                    rates.get(load).node.add(round % 2 == 0 ? first : second);
                    rates.get(load).java.add(round % 2 == 0 ? second : first);
                }
            }
        }
        write(rates);
        assertThat(rates.values()).allSatisfy(each -> assertThat(each.node).hasSize(ROUNDS));
    }

    private double perSecond(Target target, Load load) {
        List<List<String>> tokens = Stream.generate(() -> load.tokens(target.pluginId, guest))
                .limit(CONNECTIONS)
                .toList();
        List<CompletableFuture<Double>> all = tokens.stream()
                .map(each -> CompletableFuture.supplyAsync(
                        () -> perSecond(target, load, each), task -> new Thread(task).start()))
                .toList();
        return all.stream().mapToDouble(CompletableFuture::join).sum();
    }

    private static double perSecond(Target target, Load load, List<String> tokens) {
        try (Connection connection = Connection.to(target.address)) {
            List<byte[]> requests = tokens.stream()
                    .map(token -> connection.request(target.path + load.path, token))
                    .toList();
            long begin = System.nanoTime();
            long end = begin + TimeUnit.MILLISECONDS.toNanos(MILLIS);
            int answers = 0;
            while (System.nanoTime() < end && !(load.isNewEachTime && answers == requests.size())) {
                connection.ask(requests.get(answers % requests.size()));
                answers++;
            }
            return answers * 1e9 / (System.nanoTime() - begin);
        }
    }

    private static void write(Map<Load, Rates> rates) {
        StringBuilder table = new StringBuilder("""
                | verified requests a second, median of %d rounds | Backstage | Stagedoor | times |
                |---|---:|---:|---:|
                """.formatted(ROUNDS));
        rates.forEach((load, each) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.2f |%n",
                load.title,
                median(each.node),
                median(each.java),
                median(each.java) / median(each.node))));
        try {
            Files.writeString(TABLE, table);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static double median(List<Double> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }

    private static String token(String audience, String more) {
        long now = Instant.now().getEpochSecond();
        return KEY.sign(
                KEY.header("vnd.backstage.plugin"),
                "{'sub':'peer-of-figures','aud':'" + audience + "','iat':" + now + ",'exp':" + (now + 3600) + more
                        + "}");
    }

    /** What is asked for, and with which tokens. */
    private enum Load {
        OPEN("no auth", "/open", false) {
            @Override
            String token(String audience, String guest) {
                return "";
            }
        },
        PLUGIN("plugin token, seen before", "/whoami", false) {
            @Override
            String token(String audience, String guest) {
                return NodeBenchmark.token(audience, "");
            }
        },
        USER("on behalf of a user, seen before", "/whoami", false) {
            @Override
            String token(String audience, String guest) {
                return NodeBenchmark.token(audience, ",'obo':'" + guest + "'");
            }
        },
        NEW_PLUGIN("plugin token, each a new one", "/whoami", true) {
            @Override
            String token(String audience, String guest) {
                return NodeBenchmark.token(audience, "");
            }
        },
        NEW_USER("on behalf of a user, each a new one", "/whoami", true) {
            @Override
            String token(String audience, String guest) {
                return NodeBenchmark.token(audience, ",'obo':'" + guest + "'");
            }
        };

        private final String title;

        private final String path;

        private final boolean isNewEachTime;

        Load(String title, String path, boolean isNewEachTime) {
            this.title = title;
            this.path = path;
            this.isNewEachTime = isNewEachTime;
        }

        abstract String token(String audience, String guest);

        /** The tokens of one connection. */
        List<String> tokens(String audience, String guest) {
            return Stream.generate(() -> token(audience, guest))
                    .limit(isNewEachTime ? NEW_TOKENS : 1)
                    .toList();
        }
    }

    /**
     * A plugin that is asked.
     *
     * @param address where its backend is
     * @param path where the plugin is
     * @param pluginId for whom tokens are
     */
    private record Target(URI address, String path, String pluginId) {}

    /**
     * What was measured, round by round.
     *
     * @param node requests a second of Backstage's
     * @param java of ours
     */
    private record Rates(List<Double> node, List<Double> java) {}
}
