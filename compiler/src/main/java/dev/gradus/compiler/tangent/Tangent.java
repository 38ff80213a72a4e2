package dev.gradus.compiler.tangent;

import dev.gradus.compiler.activity.Activity;
import dev.gradus.compiler.activity.FunctionActivity;
import dev.gradus.compiler.activity.SaveStackCalls;
import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.rule.DerivativeRules;
import java.util.List;

/**
 * Forward mode: the program that computes, beside what a program computes, the directional
 * derivatives along several directions at once. (Griewank and Walther, Evaluating Derivatives,
 * section 3.1.)
 *
 * <p>Where the program's first function is {@code R f(p…)}, that of the result is
 *
 * <pre>{@code R f$tangent(SaveStack stack, p…, tangents…, R[] resultTangents)}</pre>
 *
 * with one tangent of the same type for each active parameter and, within a parameter, for each
 * direction. Tangents of arrays have the shape of their array, share rows where it shares rows, and
 * are written along with it. {@code resultTangents} has one element for each direction and is there
 * only if R is a real or an array of reals. A function that has a save stack already gets no second
 * one; the tangents of what is on it are on its shadows.
 */
public final class Tangent {
  private Tangent() {}

  /**
   * The tangent of a program, with the built-in derivative rules.
   *
   * @param active indices of the differentiated parameters of the first function, each a real or an
   *     array of reals
   * @throws dev.gradus.runtime.GradusException if the program cannot be differentiated; the message
   *     names the place and what to do
   */
  public static LoopProgram of(LoopProgram program, List<Integer> active, int directions) {
    return of(program, active, directions, DerivativeRules.builtIn());
  }

  /** The tangent of a program. */
  public static LoopProgram of(
      LoopProgram program, List<Integer> active, int directions, DerivativeRules rules) {
    if (directions < 1) {
      throw new IllegalArgumentException(directions + " directions");
    }
    Activity activity = Activity.of(program, active, rules);
    Versions versions = new Versions(program, activity, directions, rules);
    List<Function> functions = versions.functions();
    LoopProgram tangent = new LoopProgram(program.name() + "$tangent", functions);
    return Checker.check(tangent, "forward mode");
  }

  /** The first direction of save stacks that the program does not use yet. */
  static int firstDirection(LoopProgram program) {
    ShadowUse use = new ShadowUse();
    program.functions().forEach(use::visit);
    return use.next();
  }

  /** Whether a function has a save stack among its parameters. */
  static boolean hasStack(FunctionActivity function) {
    return function.function().parameters().stream()
        .map(Value::type)
        .anyMatch(Typing.SAVE_STACK::equals);
  }

  static boolean isShadow(Statement.Instruction i) {
    Operation operation = i.operation();
    return SaveStackCalls.of(operation).filter(c -> c == SaveStackCalls.SHADOW).isPresent();
  }
}
