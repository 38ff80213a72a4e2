package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.runtime.DType;
import java.util.Arrays;
import java.util.List;

/** Gather, ScatterAdd and OneHot as scalar operations. */
final class ScalariseIndexing {
  private final ProgramWriter writer;
  private final Node node;

  ScalariseIndexing(ProgramWriter writer, Node node) {
    this.writer = writer;
    this.node = node;
  }

  int[] of(int[][] operands) {
    if (node.kind() instanceof NodeKind.Gather) {
      return gather(operands[0], operands[1]);
    } else if (node.kind() instanceof NodeKind.ScatterAdd k) {
      return scatterAdd(k.extent(), operands[0], operands[1]);
    }
    return oneHot(((NodeKind.OneHot) node.kind()).extent(), operands[0]);
  }

  private int[] gather(int[] table, int[] indices) {
    int extent = node.argument(0).shape().extent(0);
    int entry = node.argument(0).shape().size() / Math.max(1, extent);
    int start = writer.pool.size();
    boolean active = false;
    for (int j = 0; j < entry; j++) {
      for (int e = 0; e < extent; e++) {
        writer.pool.add(table[e * entry + j]);
        active |= writer.isActive(table[e * entry + j]);
      }
    }
    int[] result = new int[indices.length * entry];
    for (int i = 0; i < indices.length; i++) {
      int index = checked(indices[i], extent);
      for (int j = 0; j < entry; j++) {
        result[i * entry + j] =
            writer.emit(Opcodes.LOOKUP, start + j * extent, extent, index, active);
      }
    }
    return result;
  }

  private int checked(int index, int extent) {
    return writer.emit(Opcodes.CHECK_INDEX, index, extent, writer.line(node.source()), false);
  }

  private int[] scatterAdd(int extent, int[] indices, int[] values) {
    int entry = node.shape().without(List.of(0)).size();
    int[] places = Arrays.stream(indices).map(i -> checked(i, extent)).toArray();
    int opcode = node.dtype() == DType.FLOAT ? Opcodes.SCATTER_SINGLE : Opcodes.SCATTER;
    int[] result = new int[extent * entry];
    for (int j = 0; j < entry; j++) {
      int start = writer.pool.size();
      boolean active = false;
      for (int i = 0; i < places.length; i++) {
        writer.pool.add(places[i]);
        writer.pool.add(values[i * entry + j]);
        active |= writer.isActive(values[i * entry + j]);
      }
      for (int e = 0; e < extent; e++) {
        result[e * entry + j] = writer.emit(opcode, start, places.length, e, active);
      }
    }
    return result;
  }

  private int[] oneHot(int extent, int[] indices) {
    int[] result = new int[indices.length * extent];
    for (int i = 0; i < result.length; i++) {
      result[i] = writer.emit(Opcodes.IS_INDEX, indices[i / extent], i % extent, 0, false);
    }
    return result;
  }
}
