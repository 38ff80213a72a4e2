package dev.gradus.compiler.refusal;

import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A refusal that a source expects of one of its lines, by a comment {@code // PROBLEM: construct}
 * there. The method that holds the line is compiled, or the one named in {@code // PROBLEM from
 * entry: construct}.
 *
 * @param method the method that holds the line
 * @param entry the method to compile
 */
record Expected(Problem problem, String construct, String method, String entry, int line) {
  private static final Pattern METHOD =
      Pattern.compile(
          "^(?:  |    )?(?:(?:private|static|synchronized|internal|public) )*"
              + "(?:fun (\\w+)|[\\w.<>\\[\\]]+ (\\w+)\\().*[{=]\\s*(?://.*)?$");
  private static final Pattern REFUSAL = Pattern.compile("// ([A-Z_]+)(?: from (\\w+))?: (.*)$");

  /** The refusals that a source expects, in the order of its lines. */
  static List<Expected> in(String source) {
    List<Expected> found = new ArrayList<>();
    String method = "";
    int number = 0;
    for (String line : source.lines().toList()) {
      number++;
      Matcher declaration = METHOD.matcher(line);
      if (declaration.find()) {
        method = declaration.group(1) == null ? declaration.group(2) : declaration.group(1);
      }
      Matcher refusal = REFUSAL.matcher(line);
      if (refusal.find()) {
        Problem problem = Problem.valueOf(refusal.group(1));
        String entry = refusal.group(2) == null ? method : refusal.group(2);
        found.add(new Expected(problem, refusal.group(3), method, entry, number));
      }
    }
    return found;
  }
}
