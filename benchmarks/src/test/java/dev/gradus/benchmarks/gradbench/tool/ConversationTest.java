package dev.gradus.benchmarks.gradbench.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The protocol, and every kind of bad message. */
class ConversationTest {
  private final Inputs inputs = new Inputs();

  private static void assertRefused(Map<String, Object> answer, String... parts) {
    assertThat(answer).containsEntry("id", 7).containsEntry("success", false);
    assertThat((String) answer.get("error")).contains(parts);
    assertThat(answer).doesNotContainKeys("output", "timings");
  }

  private static void assertRefused(String module, String function, Object input, String... parts) {
    assertRefused(Talk.evaluate(module, function, input), parts);
  }

  @Test
  void greetsDefinesEvaluatesAndHearsTheVerdict() {
    List<Map<String, Object>> answers =
        Talk.lines(
            "{\"id\": 0, \"kind\": \"start\", \"eval\": \"hello\"}",
            "",
            "{\"id\": 1, \"kind\": \"define\", \"module\": \"hello\"}",
            "{\"id\": 2, \"kind\": \"evaluate\", \"module\": \"hello\", \"function\": \"double\","
                + " \"input\": 3, \"description\": \"three\"}",
            "{\"id\": 3, \"kind\": \"analysis\", \"of\": 2, \"valid\": true}",
            "{\"id\": \"four\", \"kind\": \"something new\"}");
    assertThat(answers).hasSize(5);
    assertThat(answers.get(0)).isEqualTo(Inputs.of("id", 0, "tool", "gradus"));
    assertThat(answers.get(1)).isEqualTo(Inputs.of("id", 1, "success", true));
    assertThat(answers.get(2)).containsEntry("success", true).containsEntry("output", 6.0);
    assertThat(answers.get(3)).isEqualTo(Inputs.of("id", 3));
    assertThat(answers.get(4)).isEqualTo(Inputs.of("id", "four"));
  }

  @Test
  void runsOnceUnlessAskedForMore() {
    Map<String, Object> answer = Talk.evaluate("lse", "primal", Inputs.of("x", List.of(1.0, 2.0)));
    assertThat(names(answer)).containsExactly("evaluate");
  }

  @Test
  void runsAsOftenAndAsLongAsAsked() {
    Map<String, Object> input = Inputs.of("x", List.of(1.0, 2.0), "min_runs", 5);
    List<String> names = names(Talk.evaluate("lse", "primal", input));
    assertThat(names.get(0)).isEqualTo("warmup");
    assertThat(names.subList(1, names.size())).hasSize(5).containsOnly("evaluate");
    input.put("min_seconds", 0.01);
    Map<String, Object> answer = Talk.evaluate("lse", "primal", input);
    double total = 0;
    for (Object entry : (List<?>) answer.get("timings")) {
      Map<?, ?> timing = (Map<?, ?>) entry;
      if (timing.get("name").equals("evaluate")) {
        total += ((Number) timing.get("nanoseconds")).doubleValue();
      }
    }
    assertThat(total).isGreaterThanOrEqualTo(1e7);
  }

  private static List<String> names(Map<String, Object> answer) {
    List<String> names = new ArrayList<>();
    for (Object entry : (List<?>) answer.get("timings")) {
      names.add((String) ((Map<?, ?>) entry).get("name"));
    }
    return names;
  }

  @Test
  void refusesUnknownModulesAndFunctions() {
    assertRefused(
        Talk.lines("{\"id\": 7, \"kind\": \"define\", \"module\": \"cubes\"}").get(0),
        "there is no module \"cubes\"");
    assertRefused("cubes", "objective", 1, "there is no module \"cubes\"");
    assertRefused("gmm", "hessian", 1, "no function \"hessian\"", "objective, jacobian");
    assertRefused(Talk.lines("{\"id\": 7, \"kind\": \"define\"}").get(0), "there is no module");
  }

  @Test
  void answersLinesThatAreNoJsonAndGoesOn() {
    List<Map<String, Object>> answers =
        Talk.lines(
            "{\"id\": 1, \"kind\": \"evaluate\"",
            "[1, 2]",
            "hello",
            "{\"id\": 2, \"kind\": \"x\"}");
    for (Map<String, Object> answer : answers.subList(0, 3)) {
      assertThat(answer).containsEntry("id", null).containsEntry("success", false);
      assertThat((String) answer.get("error")).startsWith("this line is no JSON object: ");
      assertThat((String) answer.get("error")).doesNotContain("\n");
    }
    assertThat(answers.get(3)).isEqualTo(Inputs.of("id", 2));
  }

  @Test
  void refusesNumbersThatAreNotFinite() {
    String start = "{\"id\": 7, \"kind\": \"evaluate\", \"module\": \"lse\", \"function\": ";
    for (String number : List.of("NaN", "Infinity", "-Infinity", "1e999")) {
      String message = start + "\"gradient\", \"input\": {\"x\": [1, " + number + "]}}";
      assertRefused(Talk.lines(message).get(0), "input.x[1] should be a finite number");
    }
  }

  @Test
  void refusesResultsThatAreNotFinite() {
    // No point is nearest to the second centroid, so that its Hessian is 0.
    Map<String, Object> input =
        Inputs.of("points", List.of(List.of(1, 2)), "centroids", List.of(List.of(0), List.of(9)));
    assertRefused("kmeans", "dir", input, "input.centroids[0] should be a list of 2 numbers");
    input.put("centroids", List.of(List.of(0, 0), List.of(40, 40)));
    assertRefused("kmeans", "dir", input, "the result is not finite");
  }

  @Test
  void refusesInputsOfTheWrongKind() {
    assertRefused("hello", "square", "three", "input should be a number, found \"three\"");
    assertRefused("hello", "square", null, "input should be a number, missing or null");
    assertRefused("lse", "primal", 3, "input should be an object, found 3");
    assertRefused("lse", "primal", Inputs.of(), "input.x should be a list, missing or null");
    assertRefused("lse", "primal", Inputs.of("x", List.of()), "not empty, found a list of 0");
    assertRefused("particle", "rr", Inputs.of("w", List.of(1)), "input.w should be a number");
    assertRefused("saddle", "ff", Inputs.of("start", List.of(1)), "a list of 2 numbers");
    assertRefused("llsq", "primal", Inputs.of("x", List.of(1), "n", 1.5), "a whole number");
    assertRefused("ode", "primal", Inputs.of("x", List.of(1), "s", 0), "a whole number from 1");
    assertRefused("det", "primal", Inputs.of("A", List.of(1, 2), "ell", 2), "a list of 4 numbers");
  }

  @Test
  void refusesInputsOfTheWrongShape() {
    Map<String, Object> mixture = inputs.mixture();
    mixture.put("mu", inputs.matrix(2, 2));
    assertRefused("gmm", "jacobian", mixture, "input.mu[0] should be a list of 3 numbers");
    Map<String, Object> adjustment = inputs.adjustment();
    adjustment.put("cam", inputs.vector(10));
    assertRefused("ba", "jacobian", adjustment, "input.cam should be a list of 11 numbers");
    Map<String, Object> lstm = inputs.lstm();
    lstm.put("state", inputs.matrix(3, 3));
    assertRefused("lstm", "jacobian", lstm, "input.state should be a list of 4 rows");
    Map<String, Object> hand = inputs.hand(false);
    hand.put("theta", inputs.vector(25));
    assertRefused("ht", "jacobian", hand, "input.theta should be a list of 26 numbers");
    Map<String, Object> beyond = inputs.hand(true);
    ((Map<?, ?>) beyond.get("data"))
        .values()
        .removeIf(v -> v instanceof List<?> l && l.size() == 4);
    assertRefused("ht", "jacobian", beyond, "input.data.points should be a list");
  }

  @Test
  void refusesRunsThatMakeNoSense() {
    List<Object> x = new ArrayList<>(Arrays.asList(1, 2));
    assertRefused("lse", "primal", Inputs.of("x", x, "min_runs", -1), "input.min_runs");
    assertRefused("lse", "primal", Inputs.of("x", x, "min_runs", "many"), "input.min_runs");
    assertRefused("lse", "primal", Inputs.of("x", x, "min_seconds", -2), "at least 0");
  }
}
