package dev.andon.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What this process has used up so far: processor time, allocation, wall time. */
record Cost(long cpuNanos, long allocatedBytes, long wallNanos) {

    static Cost now() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return new Cost(system.getProcessCpuTime(), threads.getTotalThreadAllocatedBytes(), System.nanoTime());
    }

    Cost since(Cost start) {
        return new Cost(cpuNanos - start.cpuNanos, allocatedBytes - start.allocatedBytes, wallNanos - start.wallNanos);
    }

    double seconds() {
        return wallNanos / 1e9;
    }

    /** Microseconds of processor time for each of so many. */
    double cpuMicrosEach(long count) {
        return cpuNanos / 1e3 / Math.max(1, count);
    }

    double bytesEach(long count) {
        return (double) allocatedBytes / Math.max(1, count);
    }

    /** Share of one core. */
    double cores() {
        return (double) cpuNanos / wallNanos;
    }
}
