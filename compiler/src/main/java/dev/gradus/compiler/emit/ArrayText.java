package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.ArrayLiteral;
import dev.gradus.runtime.method.ArrayConstants;
import java.util.ArrayList;
import java.util.List;

/** The elements of a constant array as texts that fit a class file. */
final class ArrayText {
  /** A class file holds at most 65535 bytes per text, and a character takes up to three. */
  private static final int LONGEST = 65535 / 3;

  private ArrayText() {}

  static List<String> of(ArrayLiteral array) {
    String text = ArrayConstants.encode(array.contents());
    List<String> parts = new ArrayList<>();
    for (int start = 0; start < text.length(); start += LONGEST) {
      parts.add(text.substring(start, Math.min(text.length(), start + LONGEST)));
    }
    return parts;
  }
}
