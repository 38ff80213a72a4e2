package dev.gradus.training;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;

/**
 * Draws a bar until it is closed. The library's timer may draw once more afterwards, behind the end
 * of the line.
 */
final class BarConsumer extends ConsoleProgressBarConsumer {
  private boolean closed;

  BarConsumer(PrintStream out) {
    super(out);
  }

  @Override
  public synchronized void accept(String drawn) {
    if (!closed) {
      super.accept(drawn);
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      super.close();
    }
  }
}
