package dev.gradus.compiler.statics;

import dev.gradus.runtime.method.LoadedGradients;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Defines classes from class files that no loader has, in order to initialise them. The runtime
 * that they meet is the compiler's own, so that initialisers may load gradients.
 */
public final class ClassFileLoader extends ClassLoader {
  private static final String RUNTIME = "dev.gradus.runtime.";

  private static final String SUFFIX = ".class";

  private final Function<String, Optional<byte[]>> files;

  /** Finds class files by internal name; what is not there comes from the compiler's own loader. */
  public ClassFileLoader(Function<String, Optional<byte[]>> files) {
    super(ClassLoader.getPlatformClassLoader());
    this.files = files;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.endsWith(LoadedGradients.SUFFIX) || name.endsWith(LoadedGradients.ALIASED_SUFFIX)) {
      // Generated before, maybe from something else: it is made anew.
      throw new ClassNotFoundException(name);
    }
    Optional<byte[]> file =
        name.startsWith(RUNTIME) ? Optional.empty() : files.apply(name.replace('.', '/'));
    return file.isPresent()
        ? defineClass(name, file.get(), 0, file.get().length)
        : Class.forName(name, false, ClassFileLoader.class.getClassLoader());
  }

  /** Class files are resources, too: gradients that an initialiser loads are made from them. */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    if (!name.endsWith(SUFFIX)) {
      return super.getResourceAsStream(name);
    }
    return files
        .apply(name.substring(0, name.length() - SUFFIX.length()))
        .<InputStream>map(ByteArrayInputStream::new)
        .orElse(null);
  }
}
