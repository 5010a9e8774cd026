package dev.andon.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What one command line did. */
record Run(int code, String out, String err) {

    /** Runs it in this process. */
    static Run andon(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = AndonCommand.run(arguments, utf8(out), utf8(err));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static PrintStream utf8(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }

    List<String> lines() {
        return out.lines().toList();
    }

    /** Each line of the output as JSON. */
    List<JsonNode> json() {
        ObjectMapper mapper = new ObjectMapper();
        return out.lines().map(mapper::readTree).toList();
    }

    /** The keys and values of a line, in their order. */
    @SuppressWarnings("unchecked")
    Map<String, Object> object(int line) {
        return new ObjectMapper().readValue(lines().get(line), Map.class);
    }
}
