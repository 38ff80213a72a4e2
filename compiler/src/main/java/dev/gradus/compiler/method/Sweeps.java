package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Calls of the derivative programs out of an entry function. */
final class Sweeps {
  private final EntryCode code;
  private final DerivativePrograms programs;
  private final Merger merger;
  private final Type result;
  private final Set<Integer> written;

  Sweeps(EntryCode code, DerivativePrograms programs, Merger merger) {
    this.code = code;
    this.programs = programs;
    this.merger = merger;
    this.result = code.primal.loadedResult();
    this.written = programs.written();
  }

  /** Whether the method writes to none of its arguments. */
  boolean leavesArguments() {
    return written.isEmpty();
  }

  /** The arguments, with copies of those that the method writes to. */
  List<Value> protectedArguments() {
    List<Value> arguments = new ArrayList<>(code.own());
    for (int i : written) {
      arguments.set(i, code.copy(arguments.get(i)));
    }
    return arguments;
  }

  Value value(List<Value> arguments) {
    return code.call(merger.add(programs.value()), result, arguments);
  }

  /**
   * The reverse sweep.
   *
   * @param adjoints arrays' and scalars', in the order of the convention
   * @param seed none for a method without real result
   */
  Value reverse(List<Value> arguments, List<Value> adjoints, List<Value> seed) {
    List<Value> all = new ArrayList<>(List.of(code.stack));
    all.addAll(arguments);
    all.addAll(adjoints);
    all.addAll(seed);
    return code.call(merger.add(programs.adjoint()), result, all);
  }

  /** The forward sweep in one direction; the tangent of the result goes into the cell, if any. */
  Value forward(List<Value> arguments, List<Value> tangents, List<Value> cell) {
    return forward(programs.tangent(), arguments, tangents, cell);
  }

  /**
   * The forward sweep along several directions of the only active parameter; the tangents of the
   * result go into the cells.
   */
  Value forwardInAll(List<Value> arguments, List<Value> tangents, Value cells) {
    return forward(programs.tangents(tangents.size()), arguments, tangents, List.of(cells));
  }

  private Value forward(
      LoopProgram program, List<Value> arguments, List<Value> tangents, List<Value> cells) {
    List<Value> all = new ArrayList<>(List.of(code.stack));
    all.addAll(arguments);
    all.addAll(tangents);
    all.addAll(cells);
    return code.call(merger.add(program), result, all);
  }

  /** Forward over reverse: adds the Hessian times the tangents to the products. */
  Value second(
      List<Value> arguments, List<Value> adjoints, List<Value> tangents, List<Value> products) {
    LoopProgram program = programs.hessianProduct();
    List<Value> all = new ArrayList<>();
    List<Value> parameters = program.functions().get(0).parameters();
    for (int i = 0; parameters.get(i).type().equals(Typing.SAVE_STACK); i++) {
      all.add(code.stack);
    }
    all.addAll(arguments);
    all.addAll(adjoints);
    all.add(code.number(result, 1));
    all.addAll(tangents);
    all.addAll(products);
    all.add(code.cells(result.array(), 1));
    return code.call(merger.add(program), result, all);
  }
}
