package dev.gradus.compiler.oracle;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a loop program on dual numbers: every real carries its derivative along one direction. The
 * values are, bit for bit, those of {@link dev.gradus.compiler.loop.LoopInterpreter}; the
 * derivatives come from formulas of their own ({@link DualFormulas}), not from the catalogue. An
 * engine may serve many threads.
 */
public final class DualEngine {

  /**
   * What a call gave.
   *
   * @param value the result, null if there is none
   * @param tangent its derivative where it is a real scalar, else 0; arrays have theirs in the
   *     {@link Shadows} of the call
   */
  public record Result(@Nullable Object value, double tangent) {}

  /** A function made ready; its body is, because of recursion, made when it is first called. */
  static final class Callee {
    final Function function;
    final int[] parameters;
    private final DualCode code;
    private final int size;
    private DualCode.@Nullable Body body;

    Callee(Function function, DualCode code) {
      this.function = function;
      this.code = code;
      parameters = DualCode.ids(function.parameters());
      size = 1 + Values.highestId(function);
    }

    Frame frame(Shadows shadows) {
      return new Frame(size, shadows);
    }

    /** Runs the body; gives the number of the value returned, -1 if there is none. */
    int run(Frame frame) throws Throwable {
      Exit exit = body().run(frame);
      if (exit.kind() == Exit.Kind.THROW) {
        throw (Throwable) java.util.Objects.requireNonNull(frame.reference[exit.values()[0]]);
      }
      return exit.values().length == 0 ? -1 : exit.values()[0];
    }

    private synchronized DualCode.Body body() {
      DualCode.Body known = body;
      if (known == null) {
        known = code.body(function.body());
        body = known;
      }
      return known;
    }
  }

  private final DualCode code;
  private final Map<String, Callee> functions = new LinkedHashMap<>();

  /** An engine that finds outside classes where this class was found. */
  public DualEngine(LoopProgram program) {
    this(program, DualEngine.class.getClassLoader());
  }

  /** An engine that finds outside classes by a loader. */
  public DualEngine(LoopProgram program, ClassLoader loader) {
    code = new DualCode(new DualOperations(new Members(loader), this::callee));
    program.functions().forEach(f -> functions.put(f.name(), new Callee(f, code)));
  }

  /** Branches and loop bodies that no call has run, by source line. */
  public List<String> unreached() {
    return code.unreached();
  }

  private Callee callee(String function) {
    return Optional.ofNullable(functions.get(function))
        .orElseThrow(() -> new IllegalArgumentException("no function " + function));
  }

  /**
   * Calls a function; throws what it throws.
   *
   * @param arguments as for the interpreter; arrays are changed as the function changes them
   * @param tangents for each argument, the derivative of a real scalar; other entries are ignored
   * @param shadows derivatives of the arrays, read and changed
   */
  public Result call(
      String function, @Nullable Object[] arguments, double[] tangents, Shadows shadows)
      throws Throwable {
    Callee callee = callee(function);
    Frame frame = callee.frame(shadows);
    List<Value> parameters = callee.function.parameters();
    for (int i = 0; i < arguments.length; i++) {
      set(frame, parameters.get(i), arguments[i]);
      frame.tangent[parameters.get(i).id()] = parameters.get(i).type().isReal() ? tangents[i] : 0;
    }
    int result = callee.run(frame);
    if (result < 0) {
      return new Result(null, 0);
    }
    Type type = callee.function.result();
    return new Result(boxed(frame, result, type), type.isReal() ? frame.tangent[result] : 0);
  }

  /** Puts a boxed value into a frame. */
  static void set(Frame frame, Value target, @Nullable Object value) {
    int id = target.id();
    Type type = target.type();
    if (type.isReal()) {
      frame.real[id] = ((Number) java.util.Objects.requireNonNull(value)).doubleValue();
    } else if (type.isArray() || type.kind() == Type.Kind.REFERENCE) {
      frame.reference[id] = value;
    } else if (value instanceof Boolean b) {
      frame.whole[id] = b ? 1 : 0;
    } else if (value instanceof Character c) {
      frame.whole[id] = c;
    } else {
      frame.whole[id] = ((Number) java.util.Objects.requireNonNull(value)).longValue();
    }
  }

  /** Takes a value out of a frame, boxed as the interpreter boxes it. */
  static @Nullable Object boxed(Frame frame, int id, Type type) {
    if (type.isArray()) {
      return frame.reference[id];
    }
    return switch (type.kind()) {
      case DOUBLE -> (Object) frame.real[id];
      case FLOAT -> (Object) (float) frame.real[id];
      case LONG -> (Object) frame.whole[id];
      case BOOLEAN -> (Object) (frame.whole[id] != 0);
      case REFERENCE -> frame.reference[id];
      default -> (Object) (int) frame.whole[id];
    };
  }
}
