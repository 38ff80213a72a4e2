package dev.gradus.compiler.oracle;

/** One instruction made ready to run. */
@FunctionalInterface
interface Step {
  void run(Frame frame) throws Throwable;
}
