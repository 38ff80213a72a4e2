package dev.gradus.compiler.method;

import dev.gradus.compiler.adjoint.Checkpointing;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.runtime.Checkpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;

/**
 * Where {@link Checkpoint} is heeded: in the methods that the loops come from, or on the gradient
 * interface, whose mark stands for all loops.
 *
 * @param ofMethods whether marks of methods are looked at
 * @param all greatest number of snapshots of all outer loops, empty where there is no such mark
 */
record CheckpointMarks(boolean ofMethods, OptionalInt all) {
  /** Only methods are marked. */
  static final CheckpointMarks OF_METHODS = new CheckpointMarks(true, OptionalInt.empty());

  /** Nothing is marked. */
  static final CheckpointMarks NONE = new CheckpointMarks(false, OptionalInt.empty());

  /** The marks that hold for an interface. */
  static CheckpointMarks of(ClassNode gradientInterface) {
    return Annotations.find(gradientInterface.visibleAnnotations, Checkpoint.class)
        .map(mark -> new CheckpointMarks(true, OptionalInt.of(snapshots(mark))))
        .orElse(OF_METHODS);
  }

  private static int snapshots(AnnotationNode mark) {
    return Annotations.value(mark, "snapshots").map(Integer.class::cast).orElse(0);
  }

  /** The loops that are marked. */
  Checkpointing in(ClassFiles files) {
    if (all.isPresent()) {
      return loop -> all;
    } else if (!ofMethods) {
      return Checkpointing.NONE;
    }
    Map<List<String>, OptionalInt> known = new HashMap<>();
    return loop ->
        known.computeIfAbsent(
            List.of(loop.owner(), loop.method()), key -> marked(files, key.get(0), key.get(1)));
  }

  /** Methods of one name are not told apart: the place of a loop names only that. */
  private static OptionalInt marked(ClassFiles files, String owner, String method) {
    Optional<AnnotationNode> mark =
        owner.isEmpty()
            ? Optional.empty()
            : ClassNodes.find(files, owner.replace('.', '/')).stream()
                .flatMap(n -> n.methods.stream())
                .filter(m -> m.name.equals(method))
                .flatMap(m -> Annotations.find(m.visibleAnnotations, Checkpoint.class).stream())
                .findFirst();
    return mark.map(m -> OptionalInt.of(snapshots(m))).orElse(OptionalInt.empty());
  }
}
