package dev.gradus.compiler.generate;

import dev.gradus.compiler.generate.Scan.MarkedMethod;
import dev.gradus.runtime.method.GradientIndex;
import java.nio.charset.StandardCharsets;

/** What is to be compiled. */
sealed interface Task {
  /** Name of the file that its result is kept in. */
  String id();

  /** A gradient interface, by its internal name. */
  record OfInterface(String name) implements Task {
    String binaryName() {
      return name.replace('/', '.');
    }

    @Override
    public String id() {
      return binaryName();
    }
  }

  /** A method that gives a model. */
  record OfModel(MarkedMethod method) implements Task {
    @Override
    public String id() {
      return method.owner().replace('/', '.') + "-" + method.name() + "-model";
    }
  }

  /** A marked method without an interface. */
  record OfMethod(MarkedMethod method) implements Task {
    @Override
    public String id() {
      byte[] overload = method.descriptor().getBytes(StandardCharsets.UTF_8);
      return method.owner().replace('/', '.')
          + "-"
          + method.name()
          + "-"
          + GradientIndex.digest(overload).substring(0, 8);
    }
  }
}
