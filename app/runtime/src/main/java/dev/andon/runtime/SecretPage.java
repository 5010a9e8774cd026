package dev.andon.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a file of secrets holds, sealed. Text, so that a person sees what it is:
 *
 * <pre>
 *   andon-secrets 1
 *   argon2id MEMORY-KIB PASSES LANES SALT
 *   check WORD                                 tells a wrong passphrase from a damaged entry
 *   NAME WORD                                  one line for each secret
 * </pre>
 *
 * @param header the first two lines, bound to every entry
 * @param check null: nobody has chosen a passphrase yet
 * @param entries by name, sealed
 */
record SecretPage(
        String header,
        byte[] salt,
        SecretSeal.Cost cost,
        @Nullable String check,
        SortedMap<String, String> entries) {

    private static final String MAGIC = "andon-secrets ";
    private static final String VERSION = "1";
    private static final String CHECK = "check";
    private static final int MOST_BYTES = 1 << 20;

    /** One without entries and with a salt of its own. */
    static SecretPage fresh() {
        return of(SecretSeal.salt(), SecretSeal.Cost.RECOMMENDED, null, new TreeMap<>());
    }

    private static SecretPage of(
            byte[] salt, SecretSeal.Cost cost, @Nullable String check, SortedMap<String, String> entries) {
        String header = MAGIC + VERSION + "\nargon2id " + cost.memoryKiB() + " " + cost.passes() + " " + cost.lanes()
                + " " + Base64.getEncoder().encodeToString(salt);
        return new SecretPage(header, salt, cost, check, entries);
    }

    /** @throws Wrong when it is damaged, or of a newer version */
    static SecretPage read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw damaged(file, 1);
        }
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (lines.isEmpty() || !lines.getFirst().startsWith(MAGIC)) {
            throw damaged(file, 1);
        }
        if (!lines.getFirst().equals(MAGIC + VERSION)) {
            throw new Wrong(file + " was written by a newer version of this program", "use that version");
        }
        if (lines.size() < 3 || !lines.get(2).startsWith(CHECK + " ")) {
            throw damaged(file, 3);
        }
        SortedMap<String, String> entries = new TreeMap<>();
        for (int line = 3; line < lines.size(); line++) {
            String[] words = lines.get(line).split(" ", -1);
            if (words.length != 2 || words[0].isEmpty() || entries.put(words[0], words[1]) != null) {
                throw damaged(file, line + 1);
            }
        }
        String check = lines.get(2).substring(CHECK.length() + 1);
        return header(file, lines.get(1), check, entries);
    }

    private static SecretPage header(Path file, String line, String check, SortedMap<String, String> entries) {
        String[] words = line.split(" ", -1);
        try {
            SecretSeal.Cost cost = new SecretSeal.Cost(
                    Integer.parseInt(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
            byte[] salt = Base64.getDecoder().decode(words[4]);
            SecretPage page = of(salt, cost, check, entries);
            if (cost.sane() && salt.length >= SecretSeal.SALT_BYTES && page.header.endsWith("\n" + line)) {
                return page;
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw damaged(file, 2);
        }
        throw damaged(file, 2);
    }

    private static Wrong damaged(Path file, int line) {
        return new Wrong(
                file + ":" + line + " is damaged, or is no file of secrets",
                "restore it from a backup, or move it away and set the secrets anew");
    }

    /**
     * What opens the entries.
     *
     * @throws Wrong when the passphrase is another one
     */
    SecretSeal open(char[] passphrase) {
        SecretSeal seal = SecretSeal.of(passphrase, salt, cost);
        if (check != null && seal.open(bound(CHECK, ""), check).isEmpty()) {
            seal.wipe();
            throw new Wrong("the passphrase is wrong", "enter the one that was chosen with the first secret");
        }
        return seal;
    }

    char[] find(String name, SecretSeal seal) {
        Optional<char[]> found =
                Optional.ofNullable(entries.get(name)).flatMap(word -> seal.open(bound("secret", name), word));
        return found.orElseThrow(
                () -> new Wrong("the entry " + name + " is damaged", "set it anew: andon secret set " + name));
    }

    SecretPage with(String name, char[] secret, SecretSeal seal) {
        SortedMap<String, String> more = new TreeMap<>(entries);
        more.put(name, seal.close(bound("secret", name), secret));
        return of(salt, cost, check == null ? seal.close(bound(CHECK, ""), new char[0]) : check, more);
    }

    SecretPage without(String name) {
        SortedMap<String, String> fewer = new TreeMap<>(entries);
        fewer.remove(name);
        return of(salt, cost, check, fewer);
    }

    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder(header).append('\n');
        text.append(CHECK).append(' ').append(check).append('\n');
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            text.append(entry.getKey()).append(' ').append(entry.getValue()).append('\n');
        }
        AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8), AtomicFile.OWNER);
    }

    private String bound(String kind, String name) {
        return header + "\n" + kind + " " + name;
    }
}
