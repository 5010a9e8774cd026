package dev.andon.connector.plant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The TCP sockets of this process. Linux only. */
final class OwnSockets {

    private OwnSockets() {}

    /** The addresses at both ends of every TCP socket of this process, as the kernel lists them. */
    static Set<String> addresses() throws IOException {
        Set<String> own;
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            own = descriptors
                    .map(OwnSockets::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring(8, target.length() - 1))
                    .collect(Collectors.toSet());
        }
        Set<String> ends = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/self/net", table))) {
                String[] columns = line.strip().split("\\s+", -1);
                if (columns.length > 9 && own.contains(columns[9])) {
                    ends.add(address(columns[1]));
                    // A listening socket has no far end.
                    if (!columns[3].equals("0A")) {
                        ends.add(address(columns[2]));
                    }
                }
            }
        }
        return ends;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    /** The kernel writes addresses as words of four bytes in the machine's order, little-endian here, and the port behind a colon. */
    private static String address(String hex) {
        String words = hex.substring(0, hex.indexOf(':'));
        String last = words.substring(words.length() - 8);
        StringBuilder text = new StringBuilder();
        for (int i = 6; i >= 0; i -= 2) {
            text.append(Integer.parseInt(last.substring(i, i + 2), 16)).append(i == 0 ? "" : ".");
        }
        boolean mapped = words.length() == 8 || words.startsWith("0000000000000000FFFF0000");
        boolean loopback = words.equals("00000000000000000000000001000000");
        return loopback ? "::1" : mapped ? text.toString() : words;
    }
}
