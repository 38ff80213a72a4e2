package dev.gradus.compiler.statics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Which static arrays nothing can change. */
class StaticArraysTest {

  /** Arrays that stay as they are, whatever is done with them. */
  static final class Kept {
    private static final double[] READ = {1, 2};
    private static final double[][] ROWS = {{1}, {2, 3}};
    private static final double[] PASSED = new double[4];
    private static final double[] COPIED = READ.clone();
    private static final double[] MADE = make(3);
    private static final double[] FILLED = new double[5];

    static {
      Arrays.fill(FILLED, 1.5);
      set(PASSED, 1);
    }

    private static double[] make(int n) {
      double[] a = new double[n];
      a[0] = n;
      return n > 2 ? a : new double[1];
    }

    private static void set(double[] a, int i) {
      a[i] = 2;
    }

    private static double sum(double[] a, int n) {
      return n == 0 ? 0 : a[n - 1] + sum(a, n - 1);
    }

    static double use(int i) {
      double[] local = i > 0 ? READ : ROWS[0];
      double[] copy = Arrays.copyOf(MADE, 4);
      System.arraycopy(COPIED, 0, copy, 0, 1);
      copy[1] = FILLED[2];
      return local[0] + sum(PASSED, 2) + copy[0] + ROWS.length;
    }
  }

  /** Arrays that may change. */
  static final class Lost {
    private static final double[] WRITTEN = {1};
    private static final double[] WRITTEN_BY_HELPER = {1};
    private static final double[] SORTED = {2, 1};
    private static final double[] RETURNED = {1};
    private static final double[] STORED = {1};
    private static final double[] CAPTURED = {1};
    private static final double[] IN_TABLE = {1};
    private static final double[] IN_LIST = {1};
    private static final double[] FROM_OUTSIDE = outside();
    private static final double[] SAME_AS_RETURNED = RETURNED;
    private static final double[][] ROW_WRITTEN = {{1}};
    private static final double[][] ROW_OF_COPY_WRITTEN = {{1}};
    private static final double[] COPIED_INTO = new double[2];
    private static final double[] WRITTEN_BY_NESTED = {1};
    private static double[] notFinal = {1};
    private static double[] kept = new double[1];
    private double[] field = STORED;

    private static final class Nested {
      static void write() {
        WRITTEN_BY_NESTED[0] = 2;
      }
    }

    private static double[] outside() {
      return kept;
    }

    private static void set(double[] a) {
      a[0] = 3;
    }

    static double[] lose(int i) {
      WRITTEN[0] = 2;
      set(i > 0 ? WRITTEN_BY_HELPER : new double[1]);
      Arrays.sort(SORTED);
      IntToDoubleFunction f = k -> CAPTURED[k]++;
      double[][] table = {IN_TABLE};
      table[0][0] = 1;
      List<double[]> list = new ArrayList<>();
      list.add(IN_LIST);
      ROW_WRITTEN[0][0] = 2;
      double[][] copy = ROW_OF_COPY_WRITTEN.clone();
      copy[0][0] = 2;
      System.arraycopy(WRITTEN, 0, COPIED_INTO, 0, 1);
      notFinal = table[0];
      return f.applyAsDouble(0) > 0 ? RETURNED : new Lost().field;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"READ", "ROWS", "PASSED", "COPIED", "MADE", "FILLED"})
  void whatIsOnlyReadIsConstant(String name) {
    assertThat(isConstant(Kept.class, name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WRITTEN",
        "WRITTEN_BY_HELPER",
        "SORTED",
        "RETURNED",
        "STORED",
        "CAPTURED",
        "IN_TABLE",
        "IN_LIST",
        "FROM_OUTSIDE",
        "SAME_AS_RETURNED",
        "ROW_WRITTEN",
        "ROW_OF_COPY_WRITTEN",
        "COPIED_INTO",
        "WRITTEN_BY_NESTED",
        "notFinal"
      })
  void whatMayBeWrittenIsNone(String name) {
    assertThat(isConstant(Lost.class, name)).isFalse();
  }

  private static boolean isConstant(Class<?> owner, String name) {
    StaticArrays arrays = new StaticArrays(StaticArraysTest::read);
    return arrays.isConstant(arrays.find(owner.getName().replace('.', '/'), name).orElseThrow());
  }

  private static Optional<ClassNode> read(String owner) {
    if (owner.startsWith("[")) {
      return Optional.empty();
    }
    try {
      ClassNode node = new ClassNode();
      new ClassReader(owner).accept(node, 0);
      return Optional.of(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
