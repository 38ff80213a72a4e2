package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Refusal;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Arrays of exploded objects: one array for each leaf, and one that tells which are not null. */
final class Tables {
  private final Classes classes;
  private final Code code;
  private final Instructions instructions;

  Tables(Classes classes, Code code, Instructions instructions) {
    this.classes = classes;
    this.code = code;
    this.instructions = instructions;
  }

  /** What an instruction gives that makes or uses such an array; empty if it does not. */
  Optional<Form> follow(Statement.Instruction i, List<Form> arguments) {
    if (i.operation() instanceof Operation.NewArray create) {
      return create(create.type(), arguments);
    } else if (arguments.isEmpty() || !(arguments.get(0) instanceof Form.Table table)) {
      return Optional.empty();
    } else if (i.operation() instanceof Operation.ArrayLength) {
      return Optional.of(
          new Form.Plain(code.emit(new Operation.ArrayLength(), List.of(table.present()))));
    } else if (i.operation() instanceof Operation.CloneArray) {
      List<Value> copies =
          table.leaves().stream()
              .map(a -> code.emit(new Operation.CloneArray(), List.of(a)))
              .toList();
      return Optional.of(table.with(copies.iterator()));
    } else if (i.operation() instanceof Operation.Load) {
      return Optional.of(load(table, index(arguments)));
    } else if (i.operation() instanceof Operation.Store) {
      store(table, index(arguments), arguments.get(2));
      return Optional.of(new Form.Null());
    }
    return Optional.empty();
  }

  private Value index(List<Form> arguments) {
    return instructions.plain(arguments.get(1), Type.INT);
  }

  private Optional<Form> create(Type type, List<Form> lengths) {
    if (type.kind() != Type.Kind.REFERENCE) {
      return Optional.empty();
    }
    Optional<Form> element = classes.form(type.className());
    if (element.isEmpty()) {
      return Optional.empty();
    }
    List<Value> sizes = lengths.stream().map(l -> instructions.plain(l, Type.INT)).toList();
    Value present = create(Type.BOOLEAN, type.rank(), sizes);
    List<Value> columns =
        element.get().leaves().stream().map(l -> create(l.type(), type.rank(), sizes)).toList();
    return Optional.of(new Form.Table(type.rank(), present, element.get(), columns));
  }

  private Value create(Type leaf, int rank, List<Value> sizes) {
    Type type = leaf;
    for (int i = 0; i < rank; i++) {
      type = type.array();
    }
    return code.emit(new Operation.NewArray(type), sizes);
  }

  private Form load(Form.Table table, Value index) {
    List<Value> loaded = new ArrayList<>();
    for (Value array : table.leaves()) {
      loaded.add(code.emit(new Operation.Load(), List.of(array, index)));
    }
    List<Value> columns = loaded.subList(1, loaded.size());
    return table.rank() > 1
        ? new Form.Table(table.rank() - 1, loaded.get(0), table.element(), columns)
        : new Form.Nullable(loaded.get(0), table.element().with(columns.iterator()));
  }

  private void store(Form.Table table, Value index, Form element) {
    Form wanted =
        table.rank() > 1
            ? new Form.Table(table.rank() - 1, table.present(), table.element(), table.columns())
            : new Form.Nullable(table.present(), table.element());
    List<Value> leaves =
        Join.fit(code, element, wanted)
            .orElseThrow(
                () ->
                    Refusal.at(
                        code.position(),
                        Problem.OBJECT_CLASSES_DIFFER,
                        Describe.form(wanted),
                        Describe.form(element)));
    List<Value> arrays = table.leaves();
    for (int k = 0; k < arrays.size(); k++) {
      code.run(new Operation.Store(), List.of(arrays.get(k), index, leaves.get(k)));
    }
  }
}
