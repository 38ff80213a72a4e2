package dev.gradus.benchmarks.gradbench.tool;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Speaks with the tool as the benchmark does. */
final class Talk {
  private Talk() {}

  /** The answers to lines. */
  static List<Map<String, Object>> lines(String... lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      BufferedReader in = new BufferedReader(new StringReader(String.join("\n", lines)));
      new Conversation(in, new PrintStream(bytes, false, StandardCharsets.UTF_8)).run();
      List<Map<String, Object>> answers = new ArrayList<>();
      for (String line : bytes.toString(StandardCharsets.UTF_8).lines().toList()) {
        answers.add(JSON.std.mapFrom(line));
      }
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer to one request for an evaluation. */
  static Map<String, Object> evaluate(String module, String function, Object input) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("id", 7);
    message.put("kind", "evaluate");
    message.put("module", module);
    message.put("function", function);
    message.put("input", input);
    try {
      return lines(JSON.std.asString(message)).get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The numbers of an output in order. */
  static double[] output(String module, String function, Object input) {
    Map<String, Object> answer = evaluate(module, function, input);
    if (!Boolean.TRUE.equals(answer.get("success"))) {
      throw new AssertionError(answer.toString());
    }
    return numbers(answer.get("output"));
  }

  /** All numbers that a value holds, in order. */
  static double[] numbers(Object value) {
    List<Double> all = new ArrayList<>();
    collect(value, all);
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void collect(Object value, List<Double> all) {
    if (value instanceof Number number) {
      all.add(number.doubleValue());
    } else if (value instanceof List<?> list) {
      list.forEach(v -> collect(v, all));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(v -> collect(v, all));
    }
  }
}
