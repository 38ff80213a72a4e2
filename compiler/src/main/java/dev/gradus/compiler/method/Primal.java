package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.objects.ParameterShape;
import dev.gradus.runtime.Arithmetic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A static method to be differentiated, as its class file declares it.
 *
 * @param owner internal name of its class
 * @param declared its parameters as declared
 * @param parameters the same with objects taken apart into their fields: the parameters of its loop
 *     program
 * @param result declared type of its result
 * @param rules internal names of classes with hand-written rules
 * @param checkpoints where {@link dev.gradus.runtime.Checkpoint} is heeded
 */
public record Primal(
    String owner,
    String name,
    String descriptor,
    List<Declared> declared,
    List<Parameter> parameters,
    Type result,
    Arithmetic arithmetic,
    List<String> rules,
    CheckpointMarks checkpoints) {
  public Primal {
    declared = List.copyOf(declared);
    parameters = List.copyOf(parameters);
    rules = List.copyOf(rules);
  }

  /**
   * A parameter as declared.
   *
   * @param shape which parameters of the loop program it becomes
   */
  public record Declared(String name, Type type, ParameterShape shape) {
    /** Whether it is an object that is taken apart. */
    boolean isObject() {
      return shape instanceof ParameterShape.Exploded;
    }
  }

  /**
   * A parameter of the loop program.
   *
   * @param name its source name, or {@code p0}, {@code p1}, … where the class file has none
   * @param type its declared type
   * @param active whether it is differentiated by
   */
  public record Parameter(String name, Type type, boolean active) {}

  /** The same method with more classes of rules. */
  Primal with(List<String> moreRules) {
    List<String> all = new ArrayList<>(rules);
    all.addAll(moreRules);
    return new Primal(
        owner, name, descriptor, declared, parameters, result, arithmetic, all, checkpoints);
  }

  /** The same method with other loops that keep snapshots. */
  Primal with(CheckpointMarks marks) {
    return new Primal(
        owner, name, descriptor, declared, parameters, result, arithmetic, rules, marks);
  }

  /** Numbers of the parameters that are differentiated. */
  public List<Integer> active() {
    return IntStream.range(0, parameters.size())
        .filter(i -> parameters.get(i).active())
        .boxed()
        .toList();
  }

  /** Declared parameters with something to differentiate by. */
  List<Declared> activeDeclared() {
    return declared.stream()
        .filter(d -> d.shape().leaves().stream().anyMatch(i -> parameters.get(i).active()))
        .toList();
  }

  /** Whether some object is taken apart. */
  boolean takesObjects() {
    return declared.stream().anyMatch(Declared::isObject);
  }

  /** Numbers of the active array parameters. */
  List<Integer> activeArrays() {
    return active().stream().filter(i -> parameters.get(i).type().isArray()).toList();
  }

  /** Numbers of the active scalar parameters of a type. */
  List<Integer> activeScalars(Type type) {
    return active().stream().filter(i -> parameters.get(i).type().equals(type)).toList();
  }

  /** Whether the result is a float or double. */
  boolean isReal() {
    return result.isReal();
  }

  /** Whether the result is an array of reals. */
  boolean isRealArray() {
    return isRealArray(result);
  }

  static boolean isRealArray(Type type) {
    return type.isArray() && (type.kind() == Type.Kind.DOUBLE || type.kind() == Type.Kind.FLOAT);
  }

  /** Type of the method's result as a value of a loop program. */
  Type loadedResult() {
    return Typing.loaded(result);
  }

  /** As {@code pkg.Owner.name(double[], int)}. */
  public String describe() {
    return owner.replace('/', '.')
        + "."
        + name
        + declared.stream()
            .map(p -> p.type().toString())
            .collect(Collectors.joining(", ", "(", ")"));
  }
}
