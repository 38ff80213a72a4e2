package dev.gradus.dsl;

import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Sums of products given by a specification such as {@code "bi,ij->bj"}, as in NumPy: letters label
 * axes, {@code ...} stands for leading axes that broadcast, letters missing behind the arrow are
 * summed over, and without an arrow the letters that occur once remain, in alphabetic order. More
 * than two operands are multiplied from left to right.
 */
final class Einsum {
  /** Labels of axes under an ellipsis, counted from the end, lie behind those of all letters. */
  private static final int ELLIPSIS = 0x10000;

  private final String specification;
  private final List<Tensor> operands;

  private Einsum(String specification, List<Tensor> operands) {
    this.specification = specification;
    this.operands = operands;
  }

  static Tensor evaluate(String specification, List<Tensor> operands) {
    return new Einsum(specification, operands).evaluate();
  }

  private Tensor evaluate() {
    String[] sides = specification.replace(" ", "").split("->", -1);
    String[] terms = sides[0].split(",", -1);
    if (sides.length > 2 || terms.length != operands.size()) {
      throw wrong("it must name " + operands.size() + " operands and at most one result");
    }
    List<Labelled> factors = new ArrayList<>();
    for (int i = 0; i < terms.length; i++) {
      Tensor x = operands.get(i);
      int letters = terms[i].replace("...", "").length();
      List<Integer> labels = labels(terms[i], x.rank() - letters);
      if (labels.size() != x.rank()) {
        throw wrong("'" + terms[i] + "' does not label the axes of " + x.shape());
      }
      factors.add(Labelled.of(x, labels, "einsum"));
    }
    return multiply(factors, result(sides, factors));
  }

  private Tensor multiply(List<Labelled> factors, List<Integer> result) {
    Labelled product = factors.get(0);
    for (int i = 1; i < factors.size(); i++) {
      List<Integer> kept = new ArrayList<>(result);
      for (Labelled later : factors.subList(i + 1, factors.size())) {
        later.labels().stream().filter(l -> !kept.contains(l)).forEach(kept::add);
      }
      product = product.times(factors.get(i), kept);
    }
    return product.summed(l -> !result.contains(l)).arranged(result);
  }

  /** Labels of the result: as written, or each that occurs once. */
  private List<Integer> result(String[] sides, List<Labelled> factors) {
    List<Integer> all = new ArrayList<>();
    factors.forEach(f -> all.addAll(f.labels()));
    int covered = (int) all.stream().filter(l -> l >= ELLIPSIS).distinct().count();
    if (sides.length == 2) {
      List<Integer> written = labels(sides[1], covered);
      if (written.stream().distinct().count() != written.size() || !all.containsAll(written)) {
        throw wrong("every label of the result must occur once there and in an operand");
      }
      return written;
    }
    List<Integer> once = new ArrayList<>(labels(covered > 0 ? "..." : "", covered));
    String letters = sides[0].replace(",", "").replace("...", "");
    letters
        .chars()
        .sorted()
        .filter(c -> letters.indexOf(c) == letters.lastIndexOf(c))
        .forEach(once::add);
    return Collections.unmodifiableList(once);
  }

  /** Labels of a term, its ellipsis standing for {@code covered} axes. */
  private List<Integer> labels(String term, int covered) {
    List<Integer> labels = new ArrayList<>();
    int position = 0;
    while (position < term.length()) {
      char c = term.charAt(position);
      if (term.startsWith("...", position)) {
        for (int i = covered - 1; i >= 0; i--) {
          labels.add(ELLIPSIS + i);
        }
        position += 3;
      } else if (Character.isLetter(c)) {
        labels.add((int) c);
        position++;
      } else {
        throw wrong("'" + c + "' is not a letter");
      }
    }
    return labels;
  }

  private RuntimeException wrong(String why) {
    return Problem.EINSUM.exception(specification, UserLine.here(), why);
  }
}
