package dev.andon.cli;

import dev.andon.cache.Cache;
import dev.andon.cache.CacheState;
import dev.andon.cache.Report;
import dev.andon.cache.Unavailable;
import dev.andon.model.Problem;
import dev.andon.runtime.Recording;
import dev.andon.runtime.SecretSources;
import dev.andon.runtime.Wrong;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;

/**
 * Where this installation keeps its own things.
 *
 * @param data the folder for the program's own files
 */
record Home(Path data, SecretSources secrets) {

    /**
     * The cache of what was recorded, to be read; whoever asks closes the recording.
     *
     * @throws NotDone when there is none that can be read
     */
    Recording toRead() {
        Recording recording = Recording.read(data, secrets);
        if (recording.cache().isEmpty()) {
            throw new NotDone(recording.obstacle().orElseThrow());
        }
        return recording;
    }

    /**
     * The cache to be recorded into.
     *
     * @param program what this one is called for others
     * @throws NotDone when nothing can be recorded
     */
    Recording toWrite(String program, Recording.Begin begin) {
        Recording recording = Recording.open(data, secrets, program, begin);
        if (recording.cache().isEmpty() || readOnly(recording.cache().get())) {
            Problem why = recording.obstacle().orElseThrow();
            recording.close();
            throw new NotDone(why);
        }
        return recording;
    }

    /**
     * Goes through all of the cache, and tells what is damaged.
     *
     * @param progress is told how far it is, 0 to 1
     * @throws NotDone when it cannot be looked at
     */
    Report check(DoubleConsumer progress) {
        try {
            return Recording.check(data, secrets, progress);
        } catch (Recording.Refused refused) {
            throw new NotDone(refused.problem());
        }
    }

    /**
     * Seals the cache under a fresh key, and keeps that.
     *
     * @param progress is told how far it is, 0 to 1
     * @return rows that were damaged before, and stay as they are
     * @throws NotDone when there is nowhere to keep a key, or nothing can be written
     */
    long rekey(DoubleConsumer progress) throws IOException, Unavailable {
        try (Recording recording = toWrite("andon cache rekey", Recording.Begin.SEALED)) {
            return recording.rekey(secrets, progress);
        } catch (Wrong wrong) {
            throw new NotDone(new Problem(secrets.place(), wrong.what(), wrong.remedy()));
        }
    }

    private static boolean readOnly(Cache cache) {
        return cache.state() instanceof CacheState.ReadOnly;
    }
}
