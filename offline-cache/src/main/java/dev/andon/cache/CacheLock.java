package dev.andon.cache;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that one program writes a cache. Beside the database lie two files: {@code .lock} is locked, which ends with the process,
 * however it ends; {@code .holder} tells who. They are two because on POSIX a process that closes any channel of a file gives up its lock on
 * it, so that nobody may open the locked one to read it.
 */
final class CacheLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CacheLock.class);
    // One program must not open the file it has locked again, and this is how it knows itself.
    private static final String PROCESS = UUID.randomUUID().toString();

    // Of a machine that does not know its name.
    private static final String UNNAMED = "this machine";
    // Asked once: the answer may take its time.
    static final String HOST = name();
    // As it is written by tell.
    private static final Pattern SELF =
            Pattern.compile("^(.*), process (\\d{1,18}) on (.*), since .*(?:\\R.*\\R(.+))?");

    private final FileChannel channel;
    private final FileLock lock;
    private final Path holder;

    private CacheLock(FileChannel channel, FileLock lock, Path holder) {
        this.channel = channel;
        this.lock = lock;
        this.holder = holder;
    }

    /**
     * Takes the lock, or fails at once. Not for two threads of one program at the same time.
     *
     * @param program what the holder is called for people: {@code the watch}
     * @throws Held when somebody has it
     * @throws IOException when the folder cannot be written, or the disk knows no locks
     */
    static CacheLock take(Path database, String program, Instant now) throws Held, IOException {
        Path holder = beside(database, ".holder");
        String written = read(holder);
        if (written.contains(PROCESS)) {
            throw new Held(database.toString(), who(written));
        }
        FileChannel channel =
                FileChannel.open(beside(database, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new Held(database.toString(), who(read(holder)));
            }
            tell(holder, program, now);
            return new CacheLock(channel, lock, holder);
        } catch (Held | IOException e) {
            channel.close();
            throw e;
        } catch (OverlappingFileLockException own) {
            // This program has it, and could not tell. To close the channel would be to give the lock up.
            throw new Held(database.toString(), who(read(holder)));
        }
    }

    private static void tell(Path holder, String program, Instant now) {
        ProcessHandle self = ProcessHandle.current();
        try {
            Files.writeString(
                    holder,
                    program + ", process " + self.pid() + " on " + HOST + ", since "
                            + now.truncatedTo(ChronoUnit.SECONDS) + "\n" + PROCESS + "\n" + started(self) + "\n");
        } catch (IOException e) {
            // On a full disk, where the lock is as good as elsewhere.
            LOG.warn("who records cannot be written to {}: {}", holder, e.getMessage());
        }
    }

    /** Gives it up. */
    @Override
    public void close() throws IOException {
        try (channel) {
            // First: who comes next writes a new one.
            Files.deleteIfExists(holder);
            lock.release();
        }
    }

    private static Path beside(Path database, String ending) {
        return database.resolveSibling(database.getFileName() + ending);
    }

    /** What the holder has written of itself; empty where there is none. */
    static String written(Path database) throws IOException {
        return read(beside(database, ".holder"));
    }

    /** The process that has written this, where it surely is one that runs here; empty where that cannot be told, as of another machine's. */
    static Optional<ProcessHandle> process(String written) {
        return process(written, HOST);
    }

    static Optional<ProcessHandle> process(String written, String here) {
        Matcher self = SELF.matcher(written);
        if (!named(here) || !self.find() || !self.group(3).equals(here)) {
            return Optional.empty();
        }
        // A container of this machine's name counts its processes by itself.
        return ProcessHandle.of(Long.parseLong(self.group(2)))
                .filter(process -> started(process).equals(self.group(4)));
    }

    /** Whether no other machine is called so for want of a name. */
    static boolean named(String host) {
        return !host.equals(UNNAMED) && !host.startsWith("localhost");
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    /** What it is called. */
    static String program(String written) {
        Matcher self = SELF.matcher(written);
        return self.find() ? self.group(1) : who(written);
    }

    private static String read(Path holder) throws IOException {
        return Files.exists(holder) ? Files.readString(holder) : "";
    }

    static String who(String written) {
        return written.isBlank()
                ? "another program"
                : written.lines().findFirst().orElseThrow();
    }

    private static String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return UNNAMED;
        }
    }
}
