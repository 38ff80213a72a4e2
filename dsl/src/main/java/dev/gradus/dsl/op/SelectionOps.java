package dev.gradus.dsl.op;

import static dev.gradus.dsl.op.Formulas.one;
import static dev.gradus.dsl.op.Formulas.where;
import static dev.gradus.dsl.op.Formulas.zero;

import dev.gradus.dsl.op.Realisation.Choose;
import dev.gradus.dsl.op.Realisation.Identity;
import dev.gradus.dsl.op.ScalarOp.Kind;

/** Choice between values, and where derivatives end. */
public final class SelectionOps {
  static final Family FAMILY = new Family("Selection");

  public static final ScalarOp SELECT =
      FAMILY
          .op("select", "p", "x", "y")
          .kind(Kind.SELECT)
          .means("x where p, else y")
          .strict(new Choose())
          .flat("p")
          .partial("x", (p, x, y, f) -> where(p, one(), zero()))
          .partial("y", (p, x, y, f) -> where(p, zero(), one()))
          .domain("p a truth value")
          .edge("the side not chosen has derivative 0; there is none by p")
          .declare();

  public static final ScalarOp STOP_GRADIENT =
      FAMILY
          .op("stopGradient", "x")
          .means("x")
          .strict(new Identity())
          .flat()
          .edge("the derivative is 0 by intent")
          .declare();

  private SelectionOps() {}
}
