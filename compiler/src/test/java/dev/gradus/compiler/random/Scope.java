package dev.gradus.compiler.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What may be named at a place of a random source. */
final class Scope {
  final List<String> reals = new ArrayList<>();
  final List<String> wholes = new ArrayList<>();
  final List<String> truths = new ArrayList<>();
  final List<String> arrays = new ArrayList<>();
  final List<String> matrices = new ArrayList<>();

  /** Real variables that may be assigned. */
  final List<String> targets = new ArrayList<>();

  /** Labels of loops around. */
  final List<String> loops = new ArrayList<>();

  Scope inner() {
    Scope inner = new Scope();
    inner.reals.addAll(reals);
    inner.wholes.addAll(wholes);
    inner.truths.addAll(truths);
    inner.arrays.addAll(arrays);
    inner.matrices.addAll(matrices);
    inner.targets.addAll(targets);
    inner.loops.addAll(loops);
    return inner;
  }

  static String pick(List<String> names, Random random) {
    return names.get(random.nextInt(names.size()));
  }
}
