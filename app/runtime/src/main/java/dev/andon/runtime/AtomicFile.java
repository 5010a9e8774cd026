package dev.andon.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes files whole or not at all: beside their place first, then moved there. */
final class AtomicFile {

    /** For nobody but the owner. */
    static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");

    private AtomicFile() {}

    /** Gives a file its content; its rights stay, and a link to it stays a link. */
    static void write(Path file, byte[] content) throws IOException {
        write(file, content, null);
    }

    /** @param rights of the file where the system knows such; null: as they are */
    static void write(Path file, byte[] content, @Nullable Set<PosixFilePermission> rights) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = Files.createDirectories(target.getParent());
        // No file of a workspace while it is written: those have another ending.
        Path fresh = Files.createTempFile(folder, "." + target.getFileName(), ".new");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(content);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Set<PosixFilePermission> given =
                        Files.exists(target) ? Files.getPosixFilePermissions(target) : READABLE;
                Files.setPosixFilePermissions(fresh, rights == null ? given : rights);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
