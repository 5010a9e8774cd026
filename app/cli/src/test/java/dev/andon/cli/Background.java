package dev.andon.cli;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** A command that runs while the test goes on. */
final class Background {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> code;
    private volatile boolean hungUp;

    private Background(String... arguments) {
        PrintStream pipe = new PrintStream(new Pipe(), false, StandardCharsets.UTF_8);
        code = CompletableFuture.supplyAsync(() -> AndonCommand.run(arguments, pipe, Run.utf8(err)));
    }

    static Background andon(String... arguments) {
        return new Background(arguments);
    }

    /** What it has printed so far. */
    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Waits until the output so far is as wanted. */
    void awaitOut(Predicate<String> wanted) {
        await().atMost(PATIENCE).until(() -> wanted.test(out()));
    }

    /** Waits until what was told beside the output is as wanted. */
    void awaitErr(Predicate<String> wanted) {
        await().atMost(PATIENCE).until(() -> wanted.test(err.toString(StandardCharsets.UTF_8)));
    }

    /** Whether it has come to its end. */
    boolean ended() {
        return code.isDone();
    }

    /** Waits for its end. */
    Run end() {
        int ended = code.join();
        return new Run(ended, out(), err.toString(StandardCharsets.UTF_8));
    }

    /** Stops reading its output, as {@code head} does, and waits for its end. */
    Run hangUp() {
        hungUp = true;
        return end();
    }

    /** The output, until nobody reads it any more. */
    private final class Pipe extends OutputStream {

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (hungUp) {
                throw new IOException("Broken pipe");
            }
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            if (hungUp) {
                throw new IOException("Broken pipe");
            }
        }
    }
}
