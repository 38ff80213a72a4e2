package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.List;
import java.util.Optional;

/** An equation between an instruction and something simpler, true bit for bit. */
interface Simplification {

  /** What gives the same as the instruction; empty if the equation does not apply. */
  Optional<Value> apply(Statement.Instruction i, Numbering numbering);

  /** The rules for an operation, in the order in which they are tried. */
  static List<Simplification> of(Operation operation) {
    if (operation instanceof Operation.Scalar) {
      return Lists.REAL;
    } else if (operation instanceof Operation.Whole) {
      return Lists.WHOLE;
    } else if (operation instanceof Operation.Compare) {
      return Lists.COMPARE;
    } else if (operation instanceof Operation.Logic) {
      return Lists.LOGIC;
    } else if (operation instanceof Operation.Choose) {
      return Lists.CHOOSE;
    } else if (operation instanceof Operation.Convert) {
      return Lists.CONVERT;
    } else if (operation instanceof Operation.ArrayLength) {
      return Lists.LENGTH;
    }
    return List.of();
  }

  /** The lists, made once. */
  final class Lists {
    private static final Simplification FOLD = new FoldConstants();
    private static final Simplification CHOICE = new ResolveChoice();

    static final List<Simplification> REAL =
        List.of(
            FOLD,
            CHOICE,
            new DropNeutralElement(),
            new AbsorbNegation(),
            new InvertDivisor(),
            new AddToItself());
    static final List<Simplification> WHOLE =
        List.of(FOLD, new DropWholeIdentity(), new GatherOffsets());
    static final List<Simplification> COMPARE = List.of(FOLD, new CompareKnown());
    static final List<Simplification> LOGIC = List.of(FOLD, new SimplifyLogic());
    static final List<Simplification> CHOOSE = List.of(CHOICE);
    static final List<Simplification> CONVERT = List.of(FOLD, new DropConversion());
    static final List<Simplification> LENGTH = List.of(new LengthOfMadeArray());

    private Lists() {}
  }
}
