package com.example.climate;

import dev.gradus.runtime.Gradients;
import java.lang.invoke.MethodHandles;
import java.util.Locale;

/** Finds the temperature at which a planet gives off what it takes up. */
public final class App {
  private App() {}

  public static void main(String[] args) {
    Balance.NetGradient net =
        Gradients.load(MethodHandles.lookup(), Balance.NetGradient.class);
    double[] slopes = new double[2];
    double temperature = 250;
    for (int i = 0; i < 10; i++) {
      double value = net.valueAndGradient(temperature, 0.3, slopes);
      temperature -= value / slopes[0];
    }
    System.out.printf(Locale.ROOT, "%.1f K; %.1f K more by 0.1 less albedo%n",
        temperature, 0.1 * slopes[1] / slopes[0]);
  }
}
