package dev.gradus.compiler.generate.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colours the text of a loop program. */
final class ProgramText {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<type>\\b(?:double|float|int|long|boolean|byte|short|char|void|SaveStack)\\b)"
              + "|(?<word>\\b(?:program|loop|for|with|if|else|break|continue|yield|giving|return"
              + "|throw|new|block)\\b)"
              + "|(?<number>(?<![\\w.])-?\\d[\\w.]*(?:[eE][-+]?\\d+)?)"
              + "|(?<call>[\\w$.]+(?=\\())");

  private ProgramText() {}

  /** The program as markup. */
  static String markup(String program) {
    StringBuilder out = new StringBuilder();
    Matcher m = TOKEN.matcher(program);
    int last = 0;
    while (m.find()) {
      out.append(Html.escape(program.substring(last, m.start())));
      String kind =
          m.group("type") != null
              ? "t"
              : m.group("word") != null ? "w" : m.group("number") != null ? "n" : "c";
      out.append("<i class=\"").append(kind).append("\">");
      out.append(Html.escape(m.group())).append("</i>");
      last = m.end();
    }
    return out.append(Html.escape(program.substring(last))).toString();
  }
}
