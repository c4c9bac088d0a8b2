package dev.muster.benchmarks.control;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a process has used since it started.
 *
 * @param allocatedBytes on the heap, by all threads, virtual ones too
 * @param cpuNanoseconds of processor time, of the collector and the compiler too
 */
public record Snapshot(long allocatedBytes, long cpuNanoseconds) {

  /** Of this process. */
  static Snapshot take() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Snapshot(threads.getTotalThreadAllocatedBytes(), system.getProcessCpuTime());
  }

  String encode() {
    return allocatedBytes + " " + cpuNanoseconds;
  }

  static Snapshot decode(String text) {
    int space = text.indexOf(' ');
    return new Snapshot(
        Long.parseLong(text.substring(0, space)), Long.parseLong(text.substring(space + 1)));
  }

  public Snapshot minus(Snapshot earlier) {
    return new Snapshot(
        allocatedBytes - earlier.allocatedBytes, cpuNanoseconds - earlier.cpuNanoseconds);
  }
}
