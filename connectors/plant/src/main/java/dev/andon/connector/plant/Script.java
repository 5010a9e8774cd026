package dev.andon.connector.plant;

import dev.andon.model.DurationText;
import dev.andon.model.Glob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Everything that goes wrong in the plant, and when; written down in {@code script.txt}. */
record Script(List<Incident> incidents) {

    /** A plant in which all is well. */
    static final Script QUIET = new Script(List.of());

    private static final String FILE = "script.txt";

    /** The script that the demo plays. */
    static Script typical() {
        return parse(FILE, Resource.lines(FILE));
    }

    /**
     * Reads a script: a line for each incident, {@code fault devices first lasts every}; {@code #} begins a remark.
     *
     * @throws IllegalArgumentException when a line cannot be read; names it
     */
    static Script parse(String file, List<String> lines) {
        List<Incident> incidents = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            String told = lines.get(line).replaceFirst("#.*", "").strip();
            if (!told.isEmpty()) {
                incidents.add(incident(file + ":" + (line + 1), told.split("\\s+")));
            }
        }
        return new Script(List.copyOf(incidents));
    }

    /** What of one fault befalls one device, in a plant that starts at the given time. */
    Course course(Fault fault, String device, double start) {
        return new Course(
                start,
                incidents.stream()
                        .filter(incident -> incident.fault() == fault)
                        .filter(incident -> incident.devices().matches(device))
                        .toList());
    }

    private static Incident incident(String where, String[] words) {
        try {
            if (words.length != 5) {
                throw new IllegalArgumentException("five words are needed: fault devices first lasts every");
            }
            return new Incident(
                    fault(words[0]), new Glob(words[1]), seconds(words[2]), seconds(words[3]), seconds(words[4]));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    private static Fault fault(String word) {
        return Arrays.stream(Fault.values())
                .filter(fault -> fault.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fault is called '" + word + "'"));
    }

    private static double seconds(String text) {
        return DurationText.parse(text).toMillis() / 1e3;
    }
}
