package dev.gradus.compiler.emit;

import java.util.List;

/**
 * The class to emit a program into.
 *
 * @param internalName its name with slashes
 * @param interfaces what it implements; an abstract method with the name of a function of the
 *     program is implemented by that function
 * @param sourceFile name of the source file for stack traces, or empty: that of the entry function;
 *     only lines of this file are written
 */
public record ClassSpec(String internalName, List<Class<?>> interfaces, String sourceFile) {
  public ClassSpec {
    interfaces = List.copyOf(interfaces);
  }
}
