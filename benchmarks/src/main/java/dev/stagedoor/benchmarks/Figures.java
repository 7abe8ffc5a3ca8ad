package dev.stagedoor.benchmarks;

import java.util.List;

/**
 * The median of some measurements and how far the middle half of them lies around it.
 *
 * @param median the median
 * @param lower where the middle half begins
 * @param upper where it ends
 */
public record Figures(double median, double lower, double upper) {

    /**
     * Computes the figures.
     *
     * @param measured at least one measurement
     * @return the figures
     */
    public static Figures of(List<Double> measured) {
        double[] sorted =
                measured.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Figures(quantile(sorted, 0.5), quantile(sorted, 0.25), quantile(sorted, 0.75));
    }

    /**
     * Computes what a part of the measurements is below of.
     *
     * @param measured at least one measurement
     * @param part which part, from 0 to 1
     * @return the quantile
     */
    public static double quantile(List<Double> measured, double part) {
        return quantile(
                measured.stream().mapToDouble(Double::doubleValue).sorted().toArray(), part);
    }

    private static double quantile(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        double above = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (place - below) * (above - sorted[below]);
    }

    @Override
    public String toString() {
        String format = median < 1000 ? "%.1f (%.1f to %.1f)" : "%.0f (%.0f to %.0f)";
        return format.formatted(median, lower, upper);
    }
}
