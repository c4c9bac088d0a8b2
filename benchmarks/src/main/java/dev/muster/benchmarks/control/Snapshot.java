package dev.muster.benchmarks.control;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What a process has used since it started.
 *
 * @param allocatedBytes on the heap, by all threads, virtual ones too
 * @param cpuNanoseconds of processor time, of the collector and the compiler too
 * @param compilationNanoseconds that the compiler was at work: much of it means a cold server
 */
public record Snapshot(long allocatedBytes, long cpuNanoseconds, long compilationNanoseconds) {

  /** Of this process. */
  static Snapshot take() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    return new Snapshot(
        threads.getTotalThreadAllocatedBytes(),
        system.getProcessCpuTime(),
        compiler == null ? 0 : Duration.ofMillis(compiler.getTotalCompilationTime()).toNanos());
  }

  String encode() {
    return allocatedBytes + " " + cpuNanoseconds + " " + compilationNanoseconds;
  }

  static Snapshot decode(String text) {
    String[] words = text.split(" ", -1);
    return new Snapshot(
        Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
  }

  public Snapshot minus(Snapshot earlier) {
    return new Snapshot(
        allocatedBytes - earlier.allocatedBytes,
        cpuNanoseconds - earlier.cpuNanoseconds,
        compilationNanoseconds - earlier.compilationNanoseconds);
  }
}
