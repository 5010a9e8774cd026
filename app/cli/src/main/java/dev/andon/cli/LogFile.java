package dev.andon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The log of this process, {@code log/} in the data folder: stack traces go there and never to a terminal. The file is made with the
 * first record, so that a command that has nothing to log leaves nothing behind.
 */
final class LogFile extends Handler {

    private static final int BYTES = 2_000_000;
    private static final int FILES = 3;

    private volatile Path data;
    private @Nullable Handler file;
    private boolean refused;

    private LogFile(Path data) {
        this.data = data;
        setLevel(Level.INFO);
    }

    /** Takes over all logging of this process; until told otherwise into this data folder. */
    static LogFile install(Path data) {
        LogManager.getLogManager().reset();
        LogFile log = new LogFile(data);
        Logger.getLogger("").addHandler(log);
        return log;
    }

    /** Where the data folder is; later records go there, whatever was logged before. */
    synchronized void moveTo(Path folder) {
        if (!folder.equals(data)) {
            data = folder;
            close();
            file = null;
            refused = false;
        }
    }

    /** Where one finds the log. */
    Path folder() {
        return data.resolve("log");
    }

    @Override
    public synchronized void publish(LogRecord logged) {
        if (!isLoggable(logged)) {
            return;
        }
        if (file == null && !refused) {
            file = open();
        }
        if (file != null) {
            file.publish(logged);
        }
    }

    @Override
    public synchronized void flush() {
        if (file != null) {
            file.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            file.close();
        }
    }

    private @Nullable Handler open() {
        try {
            Files.createDirectories(folder());
            // A % begins a pattern of the handler. %u: a second program that runs at the same time writes a file of its
            // own.
            String pattern = folder().toAbsolutePath().toString().replace("%", "%%") + "/andon%u.%g.log";
            FileHandler handler = new FileHandler(pattern, BYTES, FILES, true);
            handler.setFormatter(new SimpleFormatter());
            handler.setEncoding("UTF-8");
            return handler;
        } catch (IOException e) {
            // Without a log the program still works; asking again for each record would not help.
            refused = true;
            return null;
        }
    }
}
