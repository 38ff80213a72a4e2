package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.Function;

/** Tells where the functions of a program are emitted. */
interface Linker {
  /** Name of the source file whose lines the class may name, or empty. */
  String sourceFile();

  /** The constant arrays of the class being written. */
  ConstantArrays arrays();

  /** Internal name of the class that holds the function's method. */
  String owner(Function function);

  /** Name of the function's method. */
  String method(Function function);

  /** The function of that name. */
  Function function(String name);

  /** Method descriptor of a function. */
  static String descriptor(Function function) {
    StringBuilder descriptor = new StringBuilder("(");
    function.parameters().forEach(p -> descriptor.append(p.type().descriptor()));
    return descriptor.append(')').append(function.result().descriptor()).toString();
  }
}
