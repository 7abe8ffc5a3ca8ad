package dev.stagedoor.discovery.autoconfigure;

import java.util.List;
import java.util.random.RandomGenerator;

/** Chooses among records as RFC 2782 says: the lowest priority, and there by weight. */
final class SrvChoice {

    private SrvChoice() {}

    static SrvRecord among(List<SrvRecord> records, RandomGenerator random) {
        int priority = records.stream().mapToInt(SrvRecord::priority).min().orElseThrow();
        List<SrvRecord> best =
                records.stream().filter(record -> record.priority() == priority).toList();
        int total = best.stream().mapToInt(SrvRecord::weight).sum();
        if (total == 0) {
            return best.get(random.nextInt(best.size()));
        }
        int drawn = random.nextInt(total);
        for (SrvRecord record : best) {
            drawn -= record.weight();
            if (drawn < 0) {
                return record;
            }
        }
        throw new IllegalStateException("The weights changed while they were added");
    }
}
