package dev.gradus.dsl.op;

import dev.gradus.dsl.op.Realisation.Compare;
import dev.gradus.dsl.op.Realisation.Relation;
import dev.gradus.dsl.op.ScalarOp.Kind;

/** Relations between two numbers, as Java compares them: truth values, without derivative. */
public final class ComparisonOps {
  static final Family FAMILY = new Family("Comparisons");

  public static final ScalarOp EQUAL = relation("equal", "=", Relation.EQ).commutative().declare();

  public static final ScalarOp NOT_EQUAL =
      relation("notEqual", "≠", Relation.NE)
          .commutative()
          .edge("true where an operand is NaN; −0 equals +0; no derivative")
          .declare();

  public static final ScalarOp LESS = relation("less", "<", Relation.LT).declare();

  public static final ScalarOp LESS_EQUAL = relation("lessEqual", "≤", Relation.LE).declare();

  public static final ScalarOp GREATER = relation("greater", ">", Relation.GT).declare();

  public static final ScalarOp GREATER_EQUAL = relation("greaterEqual", "≥", Relation.GE).declare();

  private ComparisonOps() {}

  private static Declaration relation(String name, String symbol, Relation relation) {
    return FAMILY
        .op(name, "x", "y")
        .kind(Kind.PREDICATE)
        .between(symbol, 3)
        .strict(new Compare(relation))
        .flat()
        .edge("false where an operand is NaN; −0 equals +0; no derivative");
  }
}
