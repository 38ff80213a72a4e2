package dev.gradus.dsl;

import dev.gradus.dsl.graph.SourceLine;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.security.CodeSource;
import java.util.Objects;

/** The line of the user's source that is calling into this package. */
public final class UserLine {
  private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

  /** Whether a class belongs to the library or to the languages' runtimes; the user's do not. */
  private static final ClassValue<Boolean> INTERNAL =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          String name = type.getName();
          return name.startsWith("java.")
              || name.startsWith("kotlin.")
              || name.startsWith("jdk.")
              || (name.startsWith("dev.gradus.") && sameOrigin(type));
        }
      };

  private UserLine() {}

  /** The innermost line of a class outside of the library; unknown if there is none. */
  public static SourceLine here() {
    return WALKER.walk(
        frames ->
            frames
                .filter(f -> !INTERNAL.get(f.getDeclaringClass()))
                .findFirst()
                .map(UserLine::line)
                .orElse(SourceLine.NONE));
  }

  private static SourceLine line(StackFrame frame) {
    String file = Objects.requireNonNullElse(frame.getFileName(), frame.getClassName());
    return new SourceLine(file, Math.max(0, frame.getLineNumber()));
  }

  /** Tests and samples share the package prefix but come from elsewhere. */
  private static boolean sameOrigin(Class<?> type) {
    CodeSource ours = UserLine.class.getProtectionDomain().getCodeSource();
    CodeSource theirs = type.getProtectionDomain().getCodeSource();
    return ours != null && theirs != null
        ? Objects.equals(ours.getLocation(), theirs.getLocation())
        : type.getPackageName().startsWith(UserLine.class.getPackageName());
  }
}
