package dev.andon.runtime;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * What the YAML parser found wrong, in words for someone who does not know its grammar. Nothing of the file is quoted beyond one
 * character: it may be a password.
 */
final class YamlFault {

    private static final String QUOTE = "put the whole text in double quotes";

    /** @param begun whether the place to look at is where it began, not where the parser gave up */
    private record Known(Pattern said, boolean begun, String what, String remedy) {}

    private static final List<Known> KNOWN = List.of(
            known("\\\\t\\(TAB\\)", "a tab indents this line", "YAML takes only spaces: replace it"),
            known("found character '(.)' that cannot start", "a text cannot begin with $1", QUOTE),
            known("found undefined alias", "a text that begins with * names an alias, and there is none", QUOTE),
            known("while scanning an alias|unexpected character found .*alias", "a text cannot begin with *", QUOTE),
            known("while scanning an anchor", "a text cannot begin with &", QUOTE),
            known("tag", "a text cannot begin with !", QUOTE),
            known(
                    "mapping values are not allowed",
                    "a colon stands where none can",
                    "if it belongs to a text, " + QUOTE),
            known(
                    "unknown escape|escape sequence",
                    "a \\ in double quotes begins an escape",
                    "write \\\\, or use single quotes"),
            begun("quoted scalar", "a quote is opened here and never closed", "close it in the same line"),
            begun("flow mapping", "a { is opened here and not closed properly", "look for a missing , or }"),
            begun("flow sequence", "a [ is opened here and not closed properly", "look for a missing , or ]"),
            begun("could not find expected ':'", "a key without a colon", "write key: value"),
            known(
                    "expected <block end>",
                    "this line is indented otherwise than those it belongs to",
                    "indent them alike"));

    private YamlFault() {}

    static void tell(MarkedYamlEngineException fault, String text, WorkspaceFile file) {
        String said = Optional.ofNullable(fault.getContext()).orElse("") + " / "
                + Optional.ofNullable(fault.getProblem()).orElse("");
        int at = line(fault.getProblemMark());
        if (indentedByTab(text, at)) {
            file.mistake(at, KNOWN.getFirst().what, KNOWN.getFirst().remedy);
            return;
        }
        for (Known known : KNOWN) {
            var match = known.said.matcher(said);
            if (match.find()) {
                int line = known.begun && fault.getContextMark().isPresent() ? line(fault.getContextMark()) : at;
                String what = match.groupCount() > 0 ? known.what.replace("$1", match.group(1)) : known.what;
                file.mistake(line, what, known.remedy);
                return;
            }
        }
        file.mistake(at, "is no YAML: " + fault.getProblem(), "");
    }

    private static Known known(String said, String what, String remedy) {
        return new Known(Pattern.compile(said), false, what, remedy);
    }

    private static Known begun(String said, String what, String remedy) {
        return new Known(Pattern.compile(said), true, what, remedy);
    }

    private static boolean indentedByTab(String text, int line) {
        return text.lines().skip(line - 1L).limit(1).anyMatch(it -> it.matches(" *\t.*"));
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0) + 1;
    }
}
