package dev.gradus.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.op.Catalogue;
import dev.gradus.dsl.op.ScalarOp;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogueReachTest {

  /** Every operation of the catalogue can be written down with a method of Tensor or Tensors. */
  @Test
  void everyOperationHasAMethod() {
    Set<ScalarOp> written = new LinkedHashSet<>();
    List<Class<?>> chapters =
        List.of(
            ScalarFunctions.class, SpecialFunctions.class, Activations.class, Comparisons.class);
    for (Class<?> chapter : chapters) {
      Method[] methods = chapter.getDeclaredMethods();
      Arrays.sort(methods, Comparator.comparing(Method::toString));
      for (Method method : methods) {
        if (!java.lang.reflect.Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic()) {
          written.addAll(operations(method));
        }
      }
    }
    written.addAll(
        operations(m -> Tensors.select(m.input("p").lessThan(0.0), m.input("x"), m.input("y"))));
    assertThat(written).containsExactlyInAnyOrderElementsOf(Catalogue.all());
  }

  private static List<ScalarOp> operations(Method method) {
    return operations(
        m -> {
          boolean logic = Set.of("and", "or", "xor", "not").contains(method.getName());
          Tensor x = m.input("x");
          List<Object> arguments = new ArrayList<>();
          for (Class<?> type : method.getParameterTypes()) {
            Tensor operand = m.input("operand" + arguments.size());
            Tensor fit = logic ? operand.greaterThan(x) : operand;
            arguments.add(type == Tensor.class ? fit : type == int.class ? (Object) 3 : 0.5);
          }
          Tensor self = logic ? x.lessThan(0.0) : x;
          try {
            return (Tensor) method.invoke(self, arguments.toArray());
          } catch (ReflectiveOperationException e) {
            throw new LinkageError(method.toString(), e);
          }
        });
  }

  private static List<ScalarOp> operations(java.util.function.Function<ModelBuilder, Tensor> e) {
    Model model =
        Model.define(
            "reach",
            m -> {
              m.output("result", e.apply(m));
              return m.parameter("anchor");
            });
    List<ScalarOp> found = new ArrayList<>();
    for (Node n : model.graph().nodes()) {
      if (n.kind() instanceof NodeKind.Elementwise k) {
        found.add(k.op());
      }
    }
    return found;
  }
}
