package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.Function;
import org.objectweb.asm.ClassVisitor;

/** Something of a generated class that is no function of its program. */
public interface Member {

  /** Writes it into the class that was asked for. */
  void write(ClassVisitor owner, Place place);

  /** Where the program's functions are emitted. */
  interface Place {
    /** Internal name of the class that is written. */
    String self();

    /** Internal name of the class that holds the function's static method, of the same name. */
    String owner(String function);

    /** The function as it is emitted. */
    Function function(String name);
  }
}
