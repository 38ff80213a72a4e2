package dev.gradus.benchmarks.gradbench.tool;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers messages, one after the other, until there are no more. */
final class Conversation {
  private static final JSON JSON_LINES =
      JSON.builder(
              JsonFactory.builder()
                  // Numbers that are not finite are read, to be refused with their place.
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .build())
          .enable(JSON.Feature.WRITE_NULL_PROPERTIES)
          .build();

  private final BufferedReader in;
  private final PrintStream out;

  Conversation(BufferedReader in, PrintStream out) {
    this.in = in;
    this.out = out;
  }

  void run() throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isBlank()) {
        out.println(JSON_LINES.asString(answer(line)));
        out.flush();
      }
    }
  }

  private static Map<String, Object> answer(String line) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("id", null);
    try {
      Map<String, Object> message = JSON_LINES.mapFrom(line);
      answer.put("id", message.get("id"));
      switch (String.valueOf(message.get("kind"))) {
        case "start" -> answer.put("tool", "gradus");
        case "define" -> define(message, answer);
        case "evaluate" -> evaluate(message, answer);
        default -> {}
      }
    } catch (JacksonException e) {
      fail(answer, "this line is no JSON object: " + e.getOriginalMessage());
    } catch (IOException e) {
      fail(answer, "this line cannot be read: " + e.getMessage());
    } catch (BadInput e) {
      fail(answer, String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      fail(answer, "the input needs more memory than the JVM has; raise it by -Xmx");
    } catch (RuntimeException e) {
      fail(answer, "the computation failed: " + e);
    }
    return answer;
  }

  private static void fail(Map<String, @Nullable Object> answer, String error) {
    answer.put("success", false);
    answer.put("error", error);
  }

  private static Module module(Map<String, Object> message) {
    String name = String.valueOf(message.get("module"));
    return Modules.byName(name)
        .orElseThrow(() -> new BadInput("there is no module \"" + name + "\""));
  }

  private static void define(Map<String, Object> message, Map<String, @Nullable Object> answer) {
    module(message);
    answer.put("success", true);
  }

  private static void evaluate(Map<String, Object> message, Map<String, @Nullable Object> answer) {
    Module module = module(message);
    String name = String.valueOf(message.get("function"));
    Function<Input, Computation> function = module.functions().get(name);
    if (function == null) {
      throw new BadInput(
          "module \""
              + module.name()
              + "\" has no function \""
              + name
              + "\", but "
              + String.join(", ", module.functions().keySet()));
    }
    Input input = Input.of(message.get("input"));
    Computation computation = function.apply(input);
    boolean repeated = message.get("input") instanceof Map;
    List<Map<String, Object>> timings = Timings.of(computation.run(), input, repeated);
    Object output = computation.output().get();
    if (!Output.isFinite(output)) {
      throw new BadInput("the result is not finite");
    }
    answer.put("success", true);
    answer.put("output", output);
    answer.put("timings", timings);
  }
}
