package dev.andon.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Disks that are small or may not be written, where this account may mount some. */
final class Mounts {

    private static final Logger LOG = LoggerFactory.getLogger(Mounts.class);

    private Mounts() {}

    /** Runs a command; false, and said aloud, where it fails or there is none. */
    static boolean run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() == 0) {
                return true;
            }
            LOG.warn("{}: {}", String.join(" ", command), said.strip());
        } catch (IOException e) {
            LOG.warn("{}: {}", String.join(" ", command), e.getMessage());
        }
        return false;
    }
}
