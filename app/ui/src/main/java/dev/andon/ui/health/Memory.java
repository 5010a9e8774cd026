package dev.andon.ui.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The memory of this process at one moment, in bytes.
 *
 * @param resident what the operating system counts for the whole process; -1: it does not say
 * @param threads that the program runs, roughly
 */
record Memory(long used, long committed, long most, long resident, int threads) {

    // Linux alone has it; elsewhere the screen says that it is not known.
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final long KIBI = 1_024;

    static Memory now() {
        Runtime runtime = Runtime.getRuntime();
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        return new Memory(
                runtime.totalMemory() - runtime.freeMemory(),
                runtime.totalMemory(),
                runtime.maxMemory(),
                residentNow(),
                all.activeCount());
    }

    private static long residentNow() {
        if (!Files.isReadable(STATUS)) {
            return -1;
        }
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(RESIDENT)) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * KIBI;
                }
            }
        } catch (IOException | NumberFormatException unreadable) {
            return -1;
        }
        return -1;
    }
}
