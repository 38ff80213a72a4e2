package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a reader knows of derivatives: gradient interfaces, whose methods it replaces by the
 * derivatives they stand for, and methods with derivatives of their own.
 */
public interface DerivativeCalls {
  /** For readers that know of none. */
  DerivativeCalls NONE =
      new DerivativeCalls() {
        @Override
        public boolean isGradient(String internalName) {
          return false;
        }

        @Override
        public Optional<LoopProgram> program(String owner, String name, String descriptor) {
          return Optional.empty();
        }
      };

  /** Whether a type is a gradient interface. */
  boolean isGradient(String internalName);

  /**
   * The program whose first function does what a method of a gradient interface does; empty if that
   * is no abstract method of it.
   *
   * @throws dev.gradus.runtime.GradusException if the derivative does not exist, or needs itself
   */
  Optional<LoopProgram> program(String owner, String name, String descriptor);

  /** Whether a static method is called as it is, never read, because its derivative is known. */
  default boolean isKept(Operation.StaticCall call) {
    return false;
  }

  /** The same, with these methods kept. */
  default DerivativeCalls keeping(Predicate<Operation.StaticCall> kept) {
    DerivativeCalls outer = this;
    return new DerivativeCalls() {
      @Override
      public boolean isGradient(String internalName) {
        return outer.isGradient(internalName);
      }

      @Override
      public Optional<LoopProgram> program(String owner, String name, String descriptor) {
        return outer.program(owner, name, descriptor);
      }

      @Override
      public boolean isKept(Operation.StaticCall call) {
        return kept.test(call) || outer.isKept(call);
      }
    };
  }
}
