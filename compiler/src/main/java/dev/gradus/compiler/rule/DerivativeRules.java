package dev.gradus.compiler.rule;

import dev.gradus.compiler.loop.Operation;
import java.util.Optional;

/** The rules that a compilation knows: built in and written by the user. */
@FunctionalInterface
public interface DerivativeRules {
  /** The rule of a call ({@link Operation.Call} or {@link Operation.StaticCall}), if it has one. */
  Optional<CallRule> of(Operation call);

  /** The rules of the JDK's methods and of stopGradient. */
  static DerivativeRules builtIn() {
    return BuiltInRules::of;
  }

  /** These rules, and others where these know none. */
  default DerivativeRules orElse(DerivativeRules others) {
    return call -> of(call).or(() -> others.of(call));
  }
}
