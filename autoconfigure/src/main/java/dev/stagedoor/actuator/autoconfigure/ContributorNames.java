package dev.stagedoor.actuator.autoconfigure;

import java.util.List;

/** Names health contributors by their beans, without what says no more than that they are contributors. */
final class ContributorNames {

    private static final List<String> SUFFIXES = List.of("HealthIndicator", "HealthContributor");

    private ContributorNames() {}

    static String of(String beanName) {
        for (String suffix : SUFFIXES) {
            if (beanName.length() > suffix.length() && beanName.endsWith(suffix)) {
                return beanName.substring(0, beanName.length() - suffix.length());
            }
        }
        return beanName;
    }
}
