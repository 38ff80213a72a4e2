package dev.gradus.compiler.loop;

/** What operations may do besides giving a result. */
public final class Effects {
  private Effects() {}

  /**
   * Whether the operation neither reads nor writes memory and cannot throw, so that it may be
   * repeated, moved past anything, or left out.
   */
  public static boolean isPure(Operation operation) {
    if (operation instanceof Operation.Whole w) {
      return w.op() != Operation.WholeOp.DIVIDE && w.op() != Operation.WholeOp.REMAINDER;
    }
    return operation instanceof Operation.Constant
        || operation instanceof Operation.Scalar
        || operation instanceof Operation.Compare
        || operation instanceof Operation.Logic
        || operation instanceof Operation.Choose
        || operation instanceof Operation.Convert;
  }
}
