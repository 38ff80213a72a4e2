package dev.gradus.compiler.random;

import dev.gradus.compiler.Compiler;
import dev.gradus.compiler.CompilerOptions;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.kernel.Blocks;
import dev.gradus.runtime.optim.UpdateFormula;

/** One number for all bits that compiled random graphs compute in FAST arithmetic. */
final class RandomGraphDigest {
  private static final int GRAPHS = 50;
  private static final long FNV_PRIME = 0x100000001b3L;

  private long digest = 0xcbf29ce484222325L;

  private RandomGraphDigest() {}

  /** Prints the kernels in use and the digests of double and float graphs. */
  public static void main(String[] arguments) {
    System.out.printf("%s %s %s%n", Blocks.kernels().name(), of(DType.DOUBLE), of(DType.FLOAT));
  }

  static String of(DType dtype) {
    RandomGraphDigest d = new RandomGraphDigest();
    for (int seed = 0; seed < GRAPHS; seed++) {
      d.add(RandomModel.of(seed, Arithmetic.FAST, dtype, false), 40 + seed, seed);
    }
    return Long.toHexString(d.digest);
  }

  private void add(RandomModel model, int batch, long seed) {
    Signature s = model.signature();
    Kernel kernel =
        Compiler.compile(model.graph(), s, UpdateFormula.NONE, CompilerOptions.DEFAULT).kernel();
    Workspace w = RandomModel.arguments(kernel.layout(), batch, seed);
    add(kernel.valueAndGradient(w));
    for (int p = 0; p < s.parameters().size(); p++) {
      add(w.gradient(p));
    }
    kernel.outputs(w);
    s.outputs().forEach(output -> add(w.output(output.name())));
  }

  private void add(double... values) {
    for (double value : values) {
      digest = (digest ^ Double.doubleToLongBits(value)) * FNV_PRIME;
    }
  }
}
