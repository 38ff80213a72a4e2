package dev.gradus.dsl;

import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import java.util.Optional;

/** What a variant of a model overrides of the options that its definition asks for. */
record Variant(Optional<DType> dtype, Optional<Arithmetic> arithmetic) {
  static final Variant AS_DEFINED = new Variant(Optional.empty(), Optional.empty());

  Options applyTo(Options defined) {
    return new Options(dtype.orElse(defined.dtype()), arithmetic.orElse(defined.arithmetic()));
  }

  Variant with(DType type) {
    return new Variant(Optional.of(type), arithmetic);
  }

  Variant with(Arithmetic other) {
    return new Variant(dtype, Optional.of(other));
  }
}
