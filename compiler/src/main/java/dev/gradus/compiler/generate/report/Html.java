package dev.gradus.compiler.generate.report;

/** Text of a page under construction. Everything that is not markup is escaped. */
final class Html {
  private final StringBuilder text = new StringBuilder();

  /** Appends markup as it is. */
  Html raw(String markup) {
    text.append(markup);
    return this;
  }

  /** Appends text. */
  Html text(String content) {
    text.append(escape(content));
    return this;
  }

  /** Opens an element, its attributes given in turn by name and value. */
  Html open(String tag, String... attributes) {
    text.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"");
      text.append(escape(attributes[i + 1])).append('"');
    }
    text.append('>');
    return this;
  }

  Html close(String tag) {
    text.append("</").append(tag).append('>');
    return this;
  }

  /** An element that holds text. */
  Html element(String tag, String content, String... attributes) {
    return open(tag, attributes).text(content).close(tag);
  }

  Html line() {
    text.append('\n');
    return this;
  }

  /** Names of classes may be broken behind their dots. */
  Html name(String dotted) {
    text.append(escape(dotted).replace(".", ".<wbr>"));
    return this;
  }

  static String escape(String content) {
    return content
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
