package dev.gradus.compiler;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the length of every method's bytecode out of a class file (JVM specification, chapter 4).
 */
final class CodeLengths {
  private final DataInputStream in;
  private final List<Integer> lengths = new ArrayList<>();
  private String[] names = {};

  private CodeLengths(byte[] classFile) {
    in = new DataInputStream(new ByteArrayInputStream(classFile));
  }

  static List<Integer> of(byte[] classFile) throws IOException {
    CodeLengths reader = new CodeLengths(classFile);
    reader.read();
    return reader.lengths;
  }

  private void read() throws IOException {
    in.skipNBytes(8);
    constants();
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    for (int kind = 0; kind < 2; kind++) {
      int members = in.readUnsignedShort();
      for (int m = 0; m < members; m++) {
        in.skipNBytes(6);
        attributes();
      }
    }
  }

  private void attributes() throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      String name = names[in.readUnsignedShort()];
      int length = in.readInt();
      if (name.equals("Code")) {
        in.skipNBytes(4);
        lengths.add(in.readInt());
        in.skipNBytes(length - 8L);
      } else {
        in.skipNBytes(length);
      }
    }
  }

  private void constants() throws IOException {
    names = new String[in.readUnsignedShort()];
    for (int i = 1; i < names.length; i++) {
      int tag = in.readUnsignedByte();
      names[i] = "";
      switch (tag) {
        case 1 -> names[i] = in.readUTF();
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        default -> in.skipNBytes(4);
      }
    }
  }
}
