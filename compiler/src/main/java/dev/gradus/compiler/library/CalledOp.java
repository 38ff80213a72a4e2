package dev.gradus.compiler.library;

import dev.gradus.dsl.op.Formula;
import dev.gradus.dsl.op.Interval;
import dev.gradus.dsl.op.Notation;
import dev.gradus.dsl.op.Realisation;
import dev.gradus.dsl.op.ScalarFunction;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Arithmetic;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An operation of the catalogue as another library computes it: the value is that library's, to the
 * bit, everything else is the operation's.
 *
 * @param function the operation that is computed
 * @param owner the library's class
 * @param method its static method on doubles
 */
record CalledOp(ScalarOp function, Class<?> owner, String method) implements ScalarOp {

  @Override
  public String name() {
    return owner.getSimpleName() + "." + method;
  }

  @Override
  public Realisation javaRealisation() {
    return new Realisation.StaticCall(owner, method, false, "");
  }

  @Override
  public Realisation realisation(Arithmetic arithmetic) {
    return javaRealisation();
  }

  @Override
  public ScalarFunction function(Arithmetic arithmetic, boolean single) {
    return javaFunction(single);
  }

  @Override
  public ScalarFunction javaFunction(boolean single) {
    MethodHandle handle = handle();
    return (x, y, z) -> {
      try {
        double value =
            arity() == 1
                ? (double) handle.invokeExact(x)
                : arity() == 2
                    ? (double) handle.invokeExact(x, y)
                    : (double) handle.invokeExact(x, y, z);
        return single ? (float) value : value;
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(name(), e);
      }
    };
  }

  private MethodHandle handle() {
    List<Class<?>> parameters = Collections.nCopies(arity(), double.class);
    try {
      return MethodHandles.publicLookup()
          .findStatic(owner, method, MethodType.methodType(double.class, parameters));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name(), e);
    }
  }

  @Override
  public int arity() {
    return function.arity();
  }

  @Override
  public List<String> operandNames() {
    return function.operandNames();
  }

  @Override
  public Notation notation() {
    return function.notation();
  }

  @Override
  public String definition() {
    return function.definition();
  }

  @Override
  public Kind kind() {
    return function.kind();
  }

  @Override
  public Optional<Formula> partial(int operand) {
    return function.partial(operand);
  }

  @Override
  public boolean refuses(int operand) {
    return function.refuses(operand);
  }

  @Override
  public OptionalDouble safePoint(int operand) {
    return function.safePoint(operand);
  }

  @Override
  public boolean commutative() {
    return false;
  }

  @Override
  public OptionalDouble neutral() {
    return OptionalDouble.empty();
  }

  @Override
  public Interval interior(int operand) {
    return function.interior(operand);
  }

  @Override
  public String domain() {
    return function.domain();
  }

  @Override
  public String edge() {
    return function.edge();
  }
}
