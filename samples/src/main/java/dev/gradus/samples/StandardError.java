package dev.gradus.samples;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/** Standard error, which the launcher passes under another name. */
public final class StandardError {
  private static final String PROPERTY = "gradus.stderr";

  private StandardError() {}

  /** Sends {@link System#err} where the launcher says, if it says so. */
  @SuppressWarnings("DefaultCharset") // the terminal's own is meant
  public static void use() {
    String file = System.getProperty(PROPERTY);
    if (file == null) {
      return;
    }
    try {
      System.setErr(new PrintStream(new FileOutputStream(file, true), true));
    } catch (IOException e) {
      System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.out), true));
      System.err.println("gradus: messages come here, as " + file + " cannot be written: " + e);
    }
  }
}
