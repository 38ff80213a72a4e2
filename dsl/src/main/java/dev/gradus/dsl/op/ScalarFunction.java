package dev.gradus.dsl.op;

/** An operation's value in one arithmetic and type; operands beyond the arity are ignored. */
@FunctionalInterface
public interface ScalarFunction {
  double apply(double x, double y, double z);
}
