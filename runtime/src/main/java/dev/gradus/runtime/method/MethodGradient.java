package dev.gradus.runtime.method;

import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Problem;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The derivatives of one method, each compiled on first use. For one thread; {@link #another} gives
 * one to another thread at no cost.
 *
 * <p>The methods over {@code double} and {@code double[]} serve a method with exactly these
 * parameters and a {@code double} result and allocate nothing once warm. The methods over {@code
 * Object...} serve every method: arguments as {@code GradientOf} orders them, with adjoints last;
 * where these are left out, they are made afresh and returned. A single array argument to such a
 * method must be cast: {@code f.value((Object) x)}.
 */
public final class MethodGradient {
  private final MethodTarget target;
  private final Optional<Lookup> lookup;
  private final MethodShape shape;
  private final @Nullable DerivativeEntry[] entries =
      new DerivativeEntry[DerivativeKind.values().length];

  private MethodGradient(MethodTarget target, Optional<Lookup> lookup, MethodShape shape) {
    this.target = target;
    this.lookup = lookup;
    this.shape = shape;
  }

  /** The derivatives of a method, none of them compiled yet. */
  public static MethodGradient of(MethodTarget target, Optional<Lookup> lookup) {
    MethodShape shape = LoadedGradients.compiler(target.toString()).shape(target);
    return new MethodGradient(target, lookup, shape);
  }

  /** The same derivatives for another thread. */
  public MethodGradient another() {
    return new MethodGradient(target, lookup, shape);
  }

  /** Parameters and result of the method. */
  public MethodShape shape() {
    return shape;
  }

  /** Starts to describe an objective for the trainer: which parameters are trained. */
  public MethodObjective.Builder objective() {
    return new MethodObjective.Builder(this);
  }

  public double value(double x) {
    return entry(DerivativeKind.VALUE).call(x);
  }

  public double value(double[] x) {
    return entry(DerivativeKind.VALUE).call(x);
  }

  /** The method's own result, boxed. */
  public @Nullable Object value(Object... arguments) {
    return call(DerivativeKind.VALUE, 0, arguments);
  }

  /** The derivative of a method of one number. */
  public double gradient(double x) {
    DerivativeEntry entry = entry(DerivativeKind.GRADIENT);
    return entry.call(x);
  }

  /** Overwrites {@code xAdjoint} with the gradient. */
  public void gradient(double[] x, double[] xAdjoint) {
    entry(DerivativeKind.VALUE_AND_GRADIENT).call(x, xAdjoint);
  }

  /** Overwrites the adjoints given, or returns fresh ones: see {@link #valueAndGradient}. */
  public @Nullable Object gradient(Object... arguments) {
    Object[] given = single(arguments);
    Object[] all = withAdjoints(DerivativeKind.GRADIENT, given, 0);
    call(DerivativeKind.VALUE_AND_GRADIENT, shape.adjoints(), all);
    return given.length == all.length ? null : Gradient.of(shape, all);
  }

  /** Overwrites {@code xAdjoint} with the gradient and returns the value. */
  public double valueAndGradient(double[] x, double[] xAdjoint) {
    return entry(DerivativeKind.VALUE_AND_GRADIENT).call(x, xAdjoint);
  }

  /** Overwrites the adjoints with the gradient and returns the value, boxed. */
  public @Nullable Object valueAndGradient(Object... arguments) {
    return call(DerivativeKind.VALUE_AND_GRADIENT, shape.adjoints(), arguments);
  }

  /** Adds the gradient to {@code xAdjoint} and returns the value. */
  public double accumulateGradient(double[] x, double[] xAdjoint) {
    return entry(DerivativeKind.ACCUMULATE_GRADIENT).call(x, xAdjoint);
  }

  /** Adds the gradient to the adjoints and returns the value, boxed. */
  public @Nullable Object accumulateGradient(Object... arguments) {
    return call(DerivativeKind.ACCUMULATE_GRADIENT, shape.adjoints(), arguments);
  }

  /** The derivative of the value along the tangent. */
  public double jvp(double[] x, double[] xTangent) {
    return entry(DerivativeKind.JVP).call(x, xTangent);
  }

  /** The tangent of the result, boxed. */
  public @Nullable Object jvp(Object... arguments) {
    return call(DerivativeKind.JVP, shape.tangents(), arguments);
  }

  /** Adds seed times gradient to {@code xAdjoint} and returns the value. */
  public double vjp(double[] x, double[] xAdjoint, double seed) {
    return entry(DerivativeKind.VJP).call(x, xAdjoint, seed);
  }

  /** Adds the seed times the derivative to the adjoints and returns the value, boxed. */
  public @Nullable Object vjp(Object... arguments) {
    int seed = shape.result() == void.class ? 0 : 1;
    return call(DerivativeKind.VJP, shape.adjoints() + seed, arguments);
  }

  /** Overwrites {@code product} with the Hessian times the tangent. */
  public void hvp(double[] x, double[] xTangent, double[] product) {
    entry(DerivativeKind.HVP).run(x, xTangent, product);
  }

  /** Overwrites the adjoints with the Hessian times the tangent, or returns fresh ones. */
  public @Nullable Object hvp(Object... arguments) {
    Object[] given = single(arguments);
    Object[] all = withAdjoints(DerivativeKind.HVP, given, shape.tangents());
    call(DerivativeKind.HVP, shape.tangents() + shape.adjoints(), all);
    return given.length == all.length ? null : Gradient.of(shape, all);
  }

  /** Overwrites {@code hessian} with the second derivatives. */
  public void hessian(double[] x, double[][] hessian) {
    entry(DerivativeKind.HESSIAN).run(x, hessian);
  }

  /** The second derivatives. */
  public double[][] hessian(double[] x) {
    double[][] hessian = new double[x.length][x.length];
    hessian(x, hessian);
    return hessian;
  }

  /** Overwrites the last argument with the second derivatives. */
  public void hessian(Object... arguments) {
    call(DerivativeKind.HESSIAN, 1, arguments);
  }

  /** Overwrites {@code diagonal} with the second derivatives by each element. */
  public void hessianDiagonal(double[] x, double[] diagonal) {
    entry(DerivativeKind.HESSIAN_DIAGONAL).run(x, diagonal);
  }

  /** Overwrites the last argument with the second derivatives by each element. */
  public void hessianDiagonal(Object... arguments) {
    call(DerivativeKind.HESSIAN_DIAGONAL, 1, arguments);
  }

  /** Overwrites {@code jacobian}: row i holds the derivatives of element i of the result. */
  public void jacobian(double[] x, double[][] jacobian) {
    entry(DerivativeKind.JACOBIAN).run(x, jacobian);
  }

  /** Overwrites the last argument: row i holds the derivatives of element i of the result. */
  public void jacobian(Object... arguments) {
    call(DerivativeKind.JACOBIAN, 1, arguments);
  }

  /**
   * Overwrites {@code values} with the elements of a sparse Jacobian, by as many products as it has
   * groups; for a method of a {@code double[]} that returns one.
   */
  public void jacobian(double[] x, SparseJacobian sparse, double[][] values) {
    Sparsity pattern = sparse.pattern();
    if (pattern.columns() != x.length) {
      throw shapeOf(pattern, "the Jacobian", pattern.rows(), x.length);
    }
    sparse.evaluate(
        sparse.isByRows()
            ? (seed, product) -> {
              Arrays.fill(product, 0);
              vjp(new Object[] {x, product, seed.clone()});
            }
            : (tangent, product) -> {
              double[] along =
                  (double[]) Objects.requireNonNull(jvp(new Object[] {x, tangent.clone()}));
              if (along.length != product.length) {
                throw shapeOf(pattern, "the Jacobian", along.length, x.length);
              }
              System.arraycopy(along, 0, product, 0, product.length);
            },
        values);
  }

  /** Overwrites {@code values} with the elements of a sparse Hessian. */
  public void hessian(double[] x, SparseJacobian sparse, double[][] values) {
    Sparsity pattern = sparse.pattern();
    if (pattern.columns() != x.length || pattern.rows() != x.length) {
      throw shapeOf(pattern, "the Hessian", x.length, x.length);
    }
    sparse.evaluate((tangent, product) -> hvp(x, tangent, product), values);
  }

  private static GradusException shapeOf(Sparsity pattern, String matrix, int rows, int columns) {
    return Problem.SPARSITY_SHAPE.exception(
        pattern.rows(), pattern.columns(), matrix, rows, columns);
  }

  @SuppressWarnings("EnumOrdinal") // an array, as threads may race to put equal entries in
  private DerivativeEntry entry(DerivativeKind kind) {
    DerivativeEntry known = entries[kind.ordinal()];
    if (known == null) {
      known = LoadedGradients.entry(target, kind, false, lookup);
      entries[kind.ordinal()] = known;
    }
    return known;
  }

  private @Nullable Object call(DerivativeKind kind, int more, Object[] arguments) {
    Object[] all = single(arguments);
    int wanted = shape.parameters().size() + more;
    if (all.length != wanted) {
      throw Problem.GRADIENT_ARGUMENTS.exception(kind.method(), shape, wanted, all.length);
    }
    return entry(kind).call(all);
  }

  private Object[] withAdjoints(DerivativeKind kind, Object[] given, int tangents) {
    int least = shape.parameters().size() + tangents;
    if (given.length == least && shape.takesObjects()) {
      throw Problem.GRADIENT_OBJECTS.exception(shape);
    } else if (given.length == least) {
      return Gradient.withAdjoints(shape, given);
    } else if (given.length == least + shape.adjoints()) {
      return given;
    }
    throw Problem.GRADIENT_ARGUMENTS.exception(
        kind.method(), shape, least + " or " + (least + shape.adjoints()), given.length);
  }

  /** An array of arrays passed alone is one argument, though Java takes it for all of them. */
  private static Object[] single(Object[] arguments) {
    return arguments.getClass() == Object[].class ? arguments : new Object[] {arguments};
  }
}
