package dev.gradus.compiler.generate.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parts of an explanation, which stand under lines such as {@code == adjoint ==}. */
record ExplanationSections(Map<String, String> byTitle) {
  ExplanationSections {
    byTitle = Collections.unmodifiableMap(new LinkedHashMap<>(byTitle));
  }

  static ExplanationSections of(String explanation) {
    Map<String, StringBuilder> found = new LinkedHashMap<>();
    StringBuilder body = new StringBuilder();
    for (String line : explanation.split("\n", -1)) {
      if (line.startsWith("== ") && line.endsWith(" ==")) {
        body = new StringBuilder();
        found.put(line.substring(3, line.length() - 3), body);
      } else {
        body.append(line).append('\n');
      }
    }
    Map<String, String> sections = new LinkedHashMap<>();
    found.forEach((title, text) -> sections.put(title, text.toString().stripTrailing()));
    return new ExplanationSections(sections);
  }

  /** The body of a section; empty if there is none. */
  String body(String title) {
    return byTitle.getOrDefault(title, "");
  }
}
