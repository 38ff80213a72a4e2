package dev.gradus.dsl.tape;

import dev.gradus.dsl.op.Formula;
import dev.gradus.dsl.op.Realisation;
import dev.gradus.dsl.op.ScalarFunction;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.kernel.Blocks;
import dev.gradus.runtime.kernel.FastMath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An elementwise operation on arrays: its code, or for one without a code the catalogue's function,
 * the block kernel that does the same if there is one, and its partial derivatives.
 *
 * @param opcode code on doubles, whatever the element type
 */
record MapCode(
    ScalarOp op,
    int opcode,
    ScalarFunction value,
    Optional<Block> block,
    List<Optional<LocalDerivative>> partials) {

  /** The two twins of a block kernel. */
  record Block(OnDoubles doubles, OnFloats floats) {}

  /** A block kernel on doubles. */
  interface OnDoubles {
    void apply(double[] src, double[] dst, int n);
  }

  /** A block kernel on floats. */
  interface OnFloats {
    void apply(float[] src, float[] dst, int n);
  }

  private static final Map<String, Block> BLOCKS =
      Map.of(
          "expm1", new Block(Blocks::expm1, Blocks::expm1),
          "log1p", new Block(Blocks::log1p, Blocks::log1p),
          "sin", new Block(Blocks::sin, Blocks::sin),
          "cos", new Block(Blocks::cos, Blocks::cos),
          "softplus", new Block(Blocks::softplus, Blocks::softplus),
          "erf", new Block(Blocks::erf, Blocks::erf));

  static MapCode of(ScalarOp op, Arithmetic arithmetic, boolean single, boolean[] wanted) {
    List<Optional<LocalDerivative>> partials = new ArrayList<>();
    for (int k = 0; k < op.arity(); k++) {
      Optional<Formula> partial = wanted[k] ? op.partial(k) : Optional.empty();
      partials.add(partial.map(f -> LocalDerivative.of(f, arithmetic)));
    }
    return new MapCode(
        op,
        Opcodes.of(op, arithmetic, false).orElse(Opcodes.FOREIGN),
        op.function(arithmetic, single),
        block(op.realisation(arithmetic)),
        List.copyOf(partials));
  }

  private static Optional<Block> block(Realisation realisation) {
    return realisation instanceof Realisation.StaticCall call && call.owner() == FastMath.class
        ? Optional.ofNullable(BLOCKS.get(call.block()))
        : Optional.empty();
  }

  void foreign(double[] x, double[] y, double[] z, double[] out, int n) {
    if (block.isPresent()) {
      block.get().doubles().apply(x, out, n);
      return;
    }
    for (int i = 0; i < n; i++) {
      out[i] = value.apply(x[i], y[i], z[i]);
    }
  }

  void foreign(float[] x, float[] y, float[] z, float[] out, int n) {
    if (block.isPresent()) {
      block.get().floats().apply(x, out, n);
      return;
    }
    for (int i = 0; i < n; i++) {
      out[i] = (float) value.apply(x[i], y[i], z[i]);
    }
  }

  void reverseForeign(
      int k, double[] x, double[] y, double[] z, double[] out, double[] g, double[] d, int n) {
    LocalDerivative partial = partials.get(k).orElseThrow();
    for (int i = 0; i < n; i++) {
      if (g[i] != 0) {
        d[i] += g[i] * partial.at(x[i], y[i], z[i], out[i]);
      }
    }
  }

  void reverseForeign(
      int k, float[] x, float[] y, float[] z, float[] out, float[] g, float[] d, int n) {
    LocalDerivative partial = partials.get(k).orElseThrow();
    for (int i = 0; i < n; i++) {
      if (g[i] != 0) {
        d[i] += (float) (g[i] * partial.at(x[i], y[i], z[i], out[i]));
      }
    }
  }
}
