package dev.gradus.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void sectionsValuesAndTablesAreAligned() {
    Report report =
        new Report()
            .heading("Sweep")
            .value("target", "%.1e", 1e-5)
            .heading("Rows")
            .table(List.of("step", "iterations"), List.of(List.of("0.5", "11")));
    assertThat(report)
        .hasToString(
            """
            Sweep
            -----
            target: 1.0e-05

            Rows
            ----
            step  iterations
             0.5          11
            """);
  }
}
