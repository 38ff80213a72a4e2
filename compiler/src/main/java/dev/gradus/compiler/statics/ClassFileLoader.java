package dev.gradus.compiler.statics;

import java.util.Optional;
import java.util.function.Function;

/** Defines classes from class files that no loader has, in order to initialise them. */
public final class ClassFileLoader extends ClassLoader {
  private final Function<String, Optional<byte[]>> files;

  /** Finds class files by internal name; what is not there comes from the compiler's own loader. */
  public ClassFileLoader(Function<String, Optional<byte[]>> files) {
    super(ClassLoader.getPlatformClassLoader());
    this.files = files;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    Optional<byte[]> file = files.apply(name.replace('.', '/'));
    return file.isPresent()
        ? defineClass(name, file.get(), 0, file.get().length)
        : Class.forName(name, false, ClassFileLoader.class.getClassLoader());
  }
}
