package dev.stagedoor.discovery.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.stagedoor.errors.ForwardedException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Addresses that DNS knows, asked of a real server. */
class SrvResolverTests {

    private static final Duration LONG = Duration.ofSeconds(20);

    private DnsServer dns;

    @BeforeEach
    void startDns() throws Exception {
        dns = new DnsServer();
    }

    @AfterEach
    void stopDns() {
        dns.close();
    }

    @Test
    @Case("DIS-15")
    void aNameIsReplacedByTheHostAndPortOfItsRecord() {
        dns.add("_todo._tcp.example.net", new SrvRecord(1, 1, 8080, "host1.example.net"));

        assertThat(resolver(LONG).resolve(SrvUrl.parse("https+srv://_todo._tcp.example.net/api/todo/")))
                .isEqualTo("https://host1.example.net:8080/api/todo");
    }

    @Test
    @Case("DIS-18")
    void anAnswerIsUsedForASecondByEverybody() {
        dns.add("todo.example.net", new SrvRecord(1, 1, 8080, "old"));
        SrvResolver resolver = resolver(LONG);

        IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> resolve(resolver, "todo.example.net")))
                .toList()
                .forEach(answer -> assertThat(answer.join()).isEqualTo("http://old:8080"));
        assertThat(dns.queries()).isEqualTo(1);

        dns.add("todo.example.net", new SrvRecord(1, 1, 8080, "new"));
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(resolve(resolver, "todo.example.net")).isEqualTo("http://new:8080"));
    }

    @Test
    @Case("DIS-19")
    void theLowestPriorityIsTakenAndThereTheWeightsCount() {
        List<SrvRecord> records = List.of(
                new SrvRecord(2, 100, 1, "second"),
                new SrvRecord(1, 30, 2, "heavy"),
                new SrvRecord(1, 10, 3, "light"),
                new SrvRecord(1, 0, 4, "never"));

        Map<String, Long> chosen = times(4000, records);

        assertThat(chosen).containsOnlyKeys("heavy", "light");
        assertThat(chosen.get("heavy")).isBetween(2700L, 3300L);
    }

    @Test
    @Case("DIS-19")
    void recordsWithoutWeightAreTakenAlike() {
        Map<String, Long> chosen = times(4000, List.of(new SrvRecord(1, 0, 1, "a"), new SrvRecord(1, 0, 2, "b")));

        assertThat(chosen.get("a")).isBetween(1800L, 2200L);
        assertThat(chosen.get("b")).isBetween(1800L, 2200L);
    }

    @Test
    @Case("DIS-20")
    void aNameWithoutRecordsIsNotFound() {
        dns.add("todo.example.net");

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> resolve(resolver(LONG), "todo.example.net"))
                .withMessage("No SRV records found for todo.example.net");
    }

    @Test
    @Case("DIS-21")
    void aNameThatDnsDoesNotKnowIsAFailure() {
        assertThatExceptionOfType(ForwardedException.class)
                .isThrownBy(() -> resolve(resolver(LONG), "todo.example.net"))
                .withMessageStartingWith("Failed SRV resolution for todo.example.net; caused by NameNotFoundException");
    }

    @Test
    @Case("DIS-21")
    void aServerThatSaysNothingIsWaitedForNoLongerThanAllowed() {
        dns.ignore("todo.example.net");

        assertThatExceptionOfType(ForwardedException.class)
                .isThrownBy(() -> resolve(resolver(Duration.ofMillis(300)), "todo.example.net"))
                .withMessageStartingWith("Failed SRV resolution for todo.example.net");
    }

    @Test
    void aLookupHoldsUpNobodyButThoseWhoWaitForIt() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        SrvResolver resolver = new SrvResolver(
                name -> {
                    if (name.equals("slow")) {
                        asked.countDown();
                        answered.await();
                    }
                    return List.of(new SrvRecord(1, 1, 80, name + "-host"));
                },
                LONG);
        CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> resolve(resolver, "slow"));
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(resolve(resolver, "fast")).isEqualTo("http://fast-host:80");

        answered.countDown();
        assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo("http://slow-host:80");
    }

    @Test
    void aLookupThatHangsIsGivenUpAndNotBegunAgainMeanwhile() {
        AtomicInteger lookups = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        SrvResolver resolver = new SrvResolver(
                name -> {
                    lookups.incrementAndGet();
                    never.await();
                    return List.of();
                },
                Duration.ofMillis(50));

        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(ForwardedException.class)
                    .isThrownBy(() -> resolve(resolver, "todo"))
                    .withMessage("Failed SRV resolution for todo; caused by TimeoutException: no answer within 50 ms")
                    .withCauseInstanceOf(TimeoutException.class);
        }
        assertThat(lookups).hasValue(1);
        never.countDown();
    }

    @Test
    void whoIsInterruptedStopsWaiting() {
        CountDownLatch never = new CountDownLatch(1);
        SrvResolver resolver = new SrvResolver(
                name -> {
                    never.await();
                    return List.of();
                },
                LONG);
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(ForwardedException.class)
                .isThrownBy(() -> resolve(resolver, "todo"))
                .withCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
        never.countDown();
    }

    private static Map<String, Long> times(int count, List<SrvRecord> records) {
        Random random = new Random(42);
        return IntStream.range(0, count)
                .mapToObj(i -> SrvChoice.among(records, random).target())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private SrvResolver resolver(Duration patience) {
        return SrvResolver.of(new DiscoveryProperties(dns.address(), patience));
    }

    private static String resolve(SrvResolver resolver, String name) {
        return resolver.resolve(SrvUrl.parse("http+srv://" + name));
    }
}
