package dev.gradus.compiler.adjoint;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A set of arrays that may be one and the same, found by unification (Steensgaard, "Points-to
 * analysis in almost linear time", POPL 1996). Ask {@link #find} before comparing.
 */
final class AliasClass {
  private AliasClass parent = this;
  private @Nullable AliasClass element;

  /** Whether arrays of the class come from outside: a parameter of the entry, a field, a call. */
  boolean outside;

  /** Whether arrays of the class may be seen after the entry function has returned. */
  boolean escapes;

  AliasClass find() {
    AliasClass root = this;
    while (root.parent != root) {
      root.parent = root.parent.parent;
      root = root.parent;
    }
    return root;
  }

  /** The class of the arrays that arrays of this class hold. */
  AliasClass element() {
    AliasClass root = find();
    if (root.element == null) {
      root.element = new AliasClass();
      root.element.outside = root.outside;
      root.element.escapes = root.escapes;
    }
    return root.element.find();
  }

  Optional<AliasClass> knownElement() {
    return Optional.ofNullable(find().element).map(AliasClass::find);
  }

  /** Makes one class of two. */
  static void unify(AliasClass one, AliasClass other) {
    AliasClass a = one.find();
    AliasClass b = other.find();
    while (a != b) {
      b.parent = a;
      a.outside |= b.outside;
      a.escapes |= b.escapes;
      AliasClass inner = b.element;
      if (inner == null) {
        return;
      } else if (a.element == null) {
        a.element = inner;
        return;
      }
      a = a.element.find();
      b = inner.find();
    }
  }
}
