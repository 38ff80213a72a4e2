package dev.gradus.benchmarks.bench;

/**
 * How long a competitor took for a work once.
 *
 * @param wallNanos median of the rounds by the wall clock
 * @param cpuNanos the same by the thread's processor clock
 * @param ratio median of the rounds' ratios to the reference, by the wall clock
 * @param low lower end of the interval that holds the median ratio with 95 % confidence
 * @param high its upper end
 * @param cpuRatio median of the rounds' ratios by the processor clock
 */
public record Measurement(
    String work,
    String competitor,
    double wallNanos,
    double cpuNanos,
    double ratio,
    double low,
    double high,
    double cpuRatio) {}
