package dev.gradus.compiler.loop;

import static dev.gradus.compiler.loop.Type.BOOLEAN;
import static dev.gradus.compiler.loop.Type.DOUBLE;
import static dev.gradus.compiler.loop.Type.INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class CheckerTest {
  private final Value x = new Value(0, DOUBLE, "x");
  private final Value n = new Value(1, INT, "n");
  private final Terminator returnX = new Terminator.Return(Optional.of(x));

  @Test
  void wellFormedProgramsPassUnchanged() {
    LoopProgram program = ControlSamples.continues().program();
    assertThat(Checker.check(program, "construction")).isSameAs(program);
  }

  @Test
  void faultNamesPassFunctionStatementAndLine() {
    Value y = new Value(2, DOUBLE, "y");
    Statement bad =
        new Statement.Instruction(
            List.of(y),
            new Operation.Scalar(Samples.ADD, Samples.STRICT),
            List.of(x, n),
            new Position("F.java", 7));
    assertFault(List.of(bad), returnX)
        .hasMessageStartingWith("after folding: in function f, at double y_2 = add(x_0, n_1)")
        .hasMessageContaining("(F.java:7)")
        .hasMessageContaining("does not take [double, int]");
  }

  @Test
  void useBeforeDefinitionIsFound() {
    Value y = new Value(2, DOUBLE, "y");
    assertFault(List.of(), new Terminator.Return(Optional.of(y)))
        .hasMessageContaining("y_2 is used where it is not defined");
  }

  @Test
  void useOfAValueOutsideItsBlockIsFound() {
    Value inner = new Value(2, DOUBLE, "inner");
    Value condition = new Value(3, BOOLEAN, "c");
    Block then = new Block(List.of(constant(inner, 1.0)), new Terminator.Yield(List.of()));
    Block otherwise = new Block(List.of(), new Terminator.Yield(List.of()));
    Statement branch = new Statement.If(condition, then, otherwise, List.of(), Position.NONE);
    assertFault(
            List.of(constant(condition, true), branch), new Terminator.Return(Optional.of(inner)))
        .hasMessageContaining("inner_2 is used where it is not defined");
  }

  @Test
  void secondDefinitionIsFound() {
    assertFault(List.of(constant(x, 1.0)), returnX)
        .hasMessageContaining("second definition of x_0");
  }

  @Test
  void literalOfAnotherTypeIsFound() {
    Value y = new Value(2, DOUBLE, "y");
    assertFault(List.of(constant(y, 1)), returnX).hasMessageContaining("no constant of its type");
  }

  @Test
  void missingReturnIsFound() {
    assertFault(List.of(), new Terminator.Yield(List.of()))
        .hasMessageContaining("the end is reached without a return");
  }

  @Test
  void returnOfTheWrongKindIsFound() {
    assertFault(List.of(), new Terminator.Return(Optional.empty()))
        .hasMessageContaining("wrong kind of return");
    assertFault(List.of(), new Terminator.Return(Optional.of(n)))
        .hasMessageContaining("n_1 is no double");
  }

  @Test
  void jumpToALabelOutOfScopeIsFound() {
    assertFault(List.of(), new Terminator.Break(new Label("gone"), List.of()))
        .hasMessageContaining("label gone is not in scope");
  }

  @Test
  void continueOfABlockIsFound() {
    Label label = new Label("block");
    Block body = new Block(List.of(), new Terminator.Continue(label, List.of()));
    assertFault(List.of(new Statement.Labelled(label, body, List.of(), Position.NONE)), returnX)
        .hasMessageContaining("block is no loop");
  }

  @Test
  void wrongNumberOfYieldedValuesIsFound() {
    Label label = new Label("loop");
    Value carried = new Value(2, INT, "");
    Value index = new Value(3, INT, "");
    Value result = new Value(4, INT, "");
    Block body = new Block(List.of(), new Terminator.Yield(List.of(index, carried)));
    Statement loop =
        new Statement.For(
            label,
            index,
            n,
            n,
            1,
            List.of(carried),
            List.of(n),
            body,
            List.of(result),
            Position.NONE);
    assertFault(List.of(loop), returnX).hasMessageContaining("2 instead of 1 yielded values");
  }

  @Test
  void callOfNothingIsFound() {
    Value y = new Value(2, DOUBLE, "y");
    Operation call = new Operation.Call("g", DOUBLE);
    assertFault(
            List.of(new Statement.Instruction(List.of(y), call, List.of(), Position.NONE)), returnX)
        .hasMessageContaining("no function g");
  }

  @Test
  void callWithWrongArgumentsIsFound() {
    Value y = new Value(2, DOUBLE, "y");
    Operation call = new Operation.Call("f", DOUBLE);
    assertFault(
            List.of(new Statement.Instruction(List.of(y), call, List.of(n, x), Position.NONE)),
            returnX)
        .hasMessageContaining("n_1 is no double");
  }

  private static Statement constant(Value value, Object literal) {
    Operation constant = new Operation.Constant(literal, value.type());
    return new Statement.Instruction(List.of(value), constant, List.of(), Position.NONE);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertFault(
      List<Statement> statements, Terminator end) {
    Function function = new Function("f", List.of(x, n), DOUBLE, new Block(statements, end));
    LoopProgram program = new LoopProgram("p", List.of(function));
    return assertThatThrownBy(() -> Checker.check(program, "folding"))
        .isInstanceOf(Checker.Malformed.class);
  }
}
