package dev.gradus.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the arrays of a kernel live in a {@link Workspace}. There is one table per storage type
 * (double, float, int); a buffer's index is its position among the buffers of its storage type.
 *
 * <p>Order: in the table of the objective's own type first all parameters, then their gradients
 * (same order; frozen ones have length 0), then optimiser states (state 0 of every parameter, state
 * 1 of every parameter, …), then inputs, outputs, constants and scratch. The int table holds int
 * inputs first.
 */
public record Layout(Signature signature, int states, List<Buffer> buffers) {

  public Layout {
    buffers = List.copyOf(buffers);
  }

  /** What a buffer is for. */
  public enum Role {
    PARAMETER,
    GRADIENT,
    STATE,
    INPUT,
    OUTPUT,
    CONSTANT,
    SCRATCH,
    /** Scratch that every thread within a call has for itself. */
    PRIVATE,
    /** Scratch truth values of very large programs, kept in {@link Workspace#flags}. */
    FLAGS
  }

  /**
   * One array.
   *
   * @param length number of elements, of one row where {@code perRow}
   * @param perRow whether the array holds {@code length} elements for every row of the batch
   * @param constant the values of a CONSTANT buffer, else empty
   */
  public record Buffer(
      String name, Role role, DType dtype, int length, boolean perRow, double[] constant) {
    public static Buffer of(String name, Role role, DType dtype, int length, boolean perRow) {
      return new Buffer(name, role, dtype, length, perRow, new double[0]);
    }
  }

  /** The common part of every layout: parameters, gradients, states, inputs, outputs. */
  public static Layout of(Signature s, int states) {
    List<Buffer> list = new ArrayList<>();
    for (Signature.Parameter p : s.parameters()) {
      list.add(Buffer.of(p.name(), Role.PARAMETER, s.dtype(), p.size(), false));
    }
    for (Signature.Parameter p : s.parameters()) {
      list.add(
          Buffer.of("d" + p.name(), Role.GRADIENT, s.dtype(), p.frozen() ? 0 : p.size(), false));
    }
    for (int k = 0; k < states; k++) {
      for (Signature.Parameter p : s.parameters()) {
        int length = p.frozen() ? 0 : p.size();
        list.add(Buffer.of("state" + k + "." + p.name(), Role.STATE, s.dtype(), length, false));
      }
    }
    for (Signature.Input i : s.inputs()) {
      list.add(Buffer.of(i.name(), Role.INPUT, i.dtype(), i.size(), i.batched()));
    }
    for (Signature.Output o : s.outputs()) {
      list.add(Buffer.of(o.name(), Role.OUTPUT, o.dtype(), o.size(), o.batched()));
    }
    return new Layout(s, states, list);
  }

  /** The same layout with further buffers behind. */
  public Layout plus(List<Buffer> more) {
    List<Buffer> list = new ArrayList<>(buffers);
    list.addAll(more);
    return new Layout(signature, states, list);
  }

  /** Position of buffer number {@code position} in the table of its storage type. */
  public int slot(int position) {
    DType storage = storage(buffers.get(position).dtype());
    int slot = 0;
    for (int i = 0; i < position; i++) {
      if (storage(buffers.get(i).dtype()) == storage) {
        slot++;
      }
    }
    return slot;
  }

  /** DOUBLE, FLOAT or INT: the kind of array that holds values of a type. */
  public static DType storage(DType dtype) {
    return dtype == DType.BOOL ? DType.INT : dtype;
  }

  /** Position in {@link #buffers} of the first buffer with that role, or -1. */
  public int first(Role role) {
    for (int i = 0; i < buffers.size(); i++) {
      if (buffers.get(i).role() == role) {
        return i;
      }
    }
    return -1;
  }
}
