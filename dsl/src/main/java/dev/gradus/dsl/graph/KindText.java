package dev.gradus.dsl.graph;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names of node kinds and of their attributes, for messages and listings. */
final class KindText {
  private KindText() {}

  static String name(NodeKind kind) {
    if (kind instanceof NodeKind.Elementwise k) {
      return k.op().name();
    } else if (kind instanceof NodeKind.Reduce k) {
      return k.reduction().name().toLowerCase(Locale.ROOT);
    }
    String name = kind.getClass().getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** What distinguishes two nodes of one name; empty if nothing does. */
  static String attributes(NodeKind kind) {
    if (kind instanceof NodeKind.Parameter k) {
      return k.name();
    } else if (kind instanceof NodeKind.Input k) {
      return k.name();
    } else if (kind instanceof NodeKind.Constant k) {
      return k.values().toString();
    } else if (kind instanceof NodeKind.Reduce k) {
      return "axes=" + k.axes();
    } else if (kind instanceof NodeKind.Contract k) {
      return letters(k.left()) + "," + letters(k.right()) + "->" + letters(k.result());
    } else if (kind instanceof NodeKind.Transpose k) {
      return "axes=" + k.permutation();
    } else if (kind instanceof NodeKind.Expand k) {
      return "axes=" + k.axes();
    } else if (kind instanceof NodeKind.Slice k) {
      return "axis=" + k.axis() + ", " + k.start() + ":" + k.stop() + ":" + k.step();
    } else if (kind instanceof NodeKind.Pad k) {
      return "axis=" + k.axis() + ", " + k.before() + "+" + k.between() + "+" + k.after();
    } else if (kind instanceof NodeKind.Concat k) {
      return "axis=" + k.axis();
    } else if (kind instanceof NodeKind.Scan k) {
      String direction = k.reverse() ? " backwards" : "";
      return "steps=" + k.length() + direction + ", carries=" + k.carries();
    } else if (kind instanceof NodeKind.Pick k) {
      return "result=" + k.index();
    } else if (kind instanceof NodeKind.Call k) {
      return k.method();
    } else if (kind instanceof NodeKind.CallPull k) {
      return k.call().method() + ", by=" + k.by();
    }
    return "";
  }

  private static String letters(List<Integer> labels) {
    return labels.stream()
        .map(l -> l < 26 ? String.valueOf((char) ('a' + l)) : "<" + l + ">")
        .collect(Collectors.joining());
  }
}
