package dev.gradus.dsl.op;

import dev.gradus.dsl.op.Realisation.Connective;
import dev.gradus.dsl.op.Realisation.Logic;
import dev.gradus.dsl.op.ScalarOp.Kind;

/** Connectives of truth values. */
public final class LogicOps {
  static final Family FAMILY = new Family("Logic");

  public static final ScalarOp AND =
      connective("and", Connective.AND, "p", "q")
          .between("∧", 2)
          .commutative()
          .neutral(1)
          .declare();

  public static final ScalarOp OR =
      connective("or", Connective.OR, "p", "q").between("∨", 1).commutative().neutral(0).declare();

  public static final ScalarOp XOR =
      connective("xor", Connective.XOR, "p", "q")
          .between("⊕", 1)
          .commutative()
          .neutral(0)
          .declare();

  public static final ScalarOp NOT =
      connective("not", Connective.NOT, "p").before("¬", 6).declare();

  private LogicOps() {}

  private static Declaration connective(String name, Connective connective, String... operands) {
    return FAMILY
        .op(name, operands)
        .kind(Kind.LOGIC)
        .strict(new Logic(connective))
        .flat()
        .domain("truth values")
        .edge("no derivative");
  }
}
