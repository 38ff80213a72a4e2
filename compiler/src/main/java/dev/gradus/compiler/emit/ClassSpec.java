package dev.gradus.compiler.emit;

import java.util.List;

/**
 * The class to emit a program into.
 *
 * @param internalName its name with slashes
 * @param superName internal name of its superclass, which has a constructor without parameters
 * @param interfaces what it implements; an abstract method with the name of a function of the
 *     program is implemented by that function
 * @param implemented internal names of further interfaces, whose methods the members implement
 * @param sourceFile name of the source file for stack traces, or empty: that of the entry function;
 *     only lines of this file are written
 * @param members what is written into the class besides functions and constructor
 */
public record ClassSpec(
    String internalName,
    String superName,
    List<Class<?>> interfaces,
    List<String> implemented,
    String sourceFile,
    List<Member> members) {
  public ClassSpec {
    interfaces = List.copyOf(interfaces);
    implemented = List.copyOf(implemented);
    members = List.copyOf(members);
  }

  /** A class whose functions implement interfaces. */
  public ClassSpec(String internalName, List<Class<?>> interfaces, String sourceFile) {
    this(internalName, "java/lang/Object", interfaces, List.of(), sourceFile, List.of());
  }
}
