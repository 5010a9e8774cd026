package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Place;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake a person can make in a profile, a place, a rule, a board or a rota, with the message it gets. */
class WorkspaceMistakesTest {

    @TempDir
    Path temp;

    @ParameterizedTest(quoteTextArguments = false)
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "tilte: x => the key tilte is not known here; did you mean title?",
                "points: [a] => here belongs a mapping (key: value), not a list",
                "points: { t: 5 } => here belongs a mapping (key: value), not a text",
                "points: { t: { unit: °C } } => '°C' is not the UCUM code of that unit; write Cel",
                "points: { t: { unit: kWh } } => 'kWh' is not the UCUM code of that unit; write kW.h",
                "points: { t: { unit: m³/h } } => 'm³/h' is no UCUM unit code; write m3/h",
                "points: { t: { unit: parts } } => 'parts' is no UCUM unit code that is known; look it up at ucum.org, or put a word of your own in braces: \"{parts}\"",
                "points: { t: { range: [9, 1] } } => range is written [low, high] with the low end first; swap the ends",
                "points: { t: { range: 9 } } => range is written [low, high]",
                "points: { t: { range: [low, 9] } } => range is a number, not a text; write it with digits, a point for decimals, and no quotes",
                "points: { t: { range: [0, .inf] } } => range is a number, not a text; write it with digits, a point for decimals, and no quotes",
                "points: { t: { range: [0, 9], normal: [5, 12] } } => normal reaches beyond range; widen range or narrow normal",
                "points: { t: { staleAfter: 30 } } => the duration 30 has no unit; write 30s for seconds; ms, m, h and d are known too",
                "points: { t: { staleAfter: soon } } => a duration is written like 30s, 5m or 1h, not 'soon'",
                "points: { t: { staleAfter: 0s } } => a duration of 0s is no duration; write how long, like 30s, 5m or 1h",
                "points: { t: { kind: flg } } => kind cannot be 'flg'; did you mean flag?",
                "points: { t: { writable: yes } } => writable is true or false, not a text; write true or false without quotes",
                "points: { \"a#b\": { title: x } } => the point name a#b holds a #; name the point as its payload does, without the device",
                "position: latitude => position names the two points that tell it; write [latitude, longitude] with the names of the points",
                "actions: { go: { title: x } } => the action does not say what it sends; add send: { topic: ..., payload: ... }",
                "actions: { go: { risk: hig, send: { topic: t } } } => risk cannot be 'hig'; known here: none, confirm, hold, second-person",
                "actions: { go: { permit: \"(a\", send: { topic: t } } } => the expression does not close all its brackets; add the missing )",
                "actions: { go: { permit: \"a)\", send: { topic: t } } } => the expression closes a ) that is not open; look at its brackets: a)",
                "actions: { go: { permit: \"a == 'b\", send: { topic: t } } } => the expression opens a quote and never closes it; add the closing '",
                "actions: { go: { send: { topic: \"{devise}/cmd\" } } } => nothing is known to stand for {devise}; did you mean device?",
                "actions: { go: { send: { topic: t, retain: true } } } => the key retain is not known here; known here: payload, topic",
                "actions: { go: { send: { topic: t }, accepted: { topic: a, ok: ok } } } => 'ok' is no JSON pointer; begin it with a /, such as /ok",
                "actions: { go: { send: { topic: t }, effect: { expect: a } } } => has no within; add the key within",
                "actions: { go: { send: { topic: t }, arguments: { a: { step: 0 } } } } => step is more than 0"
            })
    void inAProfile(String line, String told) {
        Folder folder = Folder.in(temp).file("profiles/p.yaml", "id: p\nmatch: \"*\"\n" + line + "\n");

        assertThat(folder.mistakes()).containsExactly("profiles/p.yaml:3: " + told);
        assertThat(folder.read().workspace().profiles()).hasSize(1);
    }

    @ParameterizedTest(quoteTextArguments = false)
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "match: plant/# => the glob 'plant/#' holds a #, and no device id does; write ** for any depth",
                "match: plant/+/x => the glob 'plant/+/x' holds a + for a level, as MQTT filters do; write * for one level",
                "match: plant/***/x => the glob 'plant/***/x' holds more than two * in a row; * is any run within a level, ** across levels",
                "match: \"\" => match is empty; give it a value, or leave the key out"
            })
    void inTheGlobOfAProfileWhichThenFitsNothing(String line, String told) {
        Folder folder = Folder.in(temp).file("profiles/p.yaml", "id: p\n" + line + "\n");

        assertThat(folder.mistakes()).containsExactly("profiles/p.yaml:2: " + told);
        assertThat(folder.read().workspace().profiles()).isEmpty();
    }

    @ParameterizedTest(quoteTextArguments = false)
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "position: [13.4] => position is written [latitude, longitude], in degrees",
                "position: [133.4, 52.5] => a position is [latitude -90 to 90, longitude -180 to 180]; are the two swapped?",
                "position: [52.5, 1300] => a position is [latitude -90 to 90, longitude -180 to 180]",
                "kind: building => kind cannot be 'building'; known here: site, area, asset",
                "devices: \"a/#\" => the glob 'a/#' holds a #, and no device id does; write ** for any depth",
                "key: [\"a/*#t\"] => 'a/*#t' is a glob; here belongs one point; name it: device#point",
                "key: [temperature] => a point is written device#point, but this has no #: temperature",
                "plan: hall.dwg => the plan 'hall.dwg' is no picture that can be drawn; use an SVG, PNG or JPEG file",
                "plan: hall.svg => there is no file 'hall.svg'; paths are relative to FOLDER",
                "spots: { a: [0, 0] } => there are spots but no plan that they are on; add plan: with the file of a drawing",
                "parent: nowhere => there is no place nowhere; known here: p",
                "parent: p => the place p stands within itself; name a parent further out",
                "children: { a: b } => children is a list, not a mapping; begin each entry with a -, or put them in [ ]",
                "children: [{ id: p }] => the id p is taken by places/p.yaml:1; give one of them another id",
                "children: [{ id: c, parent: p }] => this place is nested and names a parent too; take parent out, or the place out of children",
                "children: [{ id: c, kind: area, children: [{ id: d, kind: site }] }] => a site cannot stand in the area c; sites hold areas, areas hold assets"
            })
    void inAPlace(String line, String told) {
        Folder folder = Folder.in(temp).file("places/p.yaml", "id: p\n" + line + "\n");

        assertThat(folder.mistakes())
                .containsExactly("places/p.yaml:2: "
                        + told.replace("FOLDER", temp.toAbsolutePath().toString()));
        assertThat(folder.read().workspace().places()).extracting(Place::id).containsExactly("p");
    }

    @Test
    void aKeyPointMayBeUndescribedButNotMisspelt() {
        Folder folder = Folder.in(temp)
                .file("profiles/p.yaml", "id: p\nmatch: \"*\"\npoints: { pressure: {} }\nkey: [flow, presure]\n");

        assertThat(folder.mistakes())
                .containsExactly(
                        "profiles/p.yaml:4: key names the point presure, and points has none; did you mean pressure?");
        assertThat(folder.read().workspace().profiles().getFirst().key()).containsExactly("flow");
    }

    @Test
    void aSpotBesideThePlanIsAMistake() {
        Folder folder = Folder.in(temp)
                .file("hall.svg", "<svg/>")
                .file("places/p.yaml", "id: p\nplan: hall.svg\nspots:\n  a: [0.5, 0.5]\n  b: [120, 80]\n");

        assertThat(folder.mistakes())
                .containsExactly(
                        "places/p.yaml:5: the spot of b is not on the plan; write [x, y] as shares of its width and height, from 0 to 1");
    }

    @Test
    void placesThatStandInEachOtherAreToldAndNoneIsLost() {
        Folder folder = Folder.in(temp)
                .file("places/a.yaml", "id: a\nparent: c\nkind: area\n")
                .file("places/b.yaml", "id: b\nparent: a\n")
                .file("places/c.yaml", "id: c\nparent: b\n");

        assertThat(folder.mistakes())
                .containsExactly("places/c.yaml:2: the place c stands within itself; name a parent further out");
        Place root = folder.read().workspace().places().getFirst();
        assertThat(root.id()).isEqualTo("c");
        assertThat(root.children().getFirst().children().getFirst().id()).isEqualTo("b");
    }

    @ParameterizedTest(quoteTextArguments = false)
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "{ points: \"*#t\", kind: high, limit: 1 } => has no id; add the key id",
                "{ id: r, kind: high, limit: 1 } => has no points; add the key points",
                "{ id: r, points: temperature, kind: high, limit: 1 } => points are written device#point, with globs in either part, not 'temperature'; such as \"plant/**#temperature\"",
                "{ id: r, points: \"*#t\", kind: hihg, limit: 1 } => kind cannot be 'hihg'; did you mean high?",
                "{ id: r, points: \"*#t\", kind: high } => a rule of kind high needs a limit; add limit: with a number",
                "{ id: r, points: \"*#t\", kind: high, limit: hot } => limit is a number, not a text; write it with digits, a point for decimals, and no quotes",
                "{ id: r, points: \"*#t\", kind: no-data, limit: 30 } => the duration 30 has no unit; write 30s for seconds; ms, m, h and d are known too",
                "{ id: r, points: \"*#t\", kind: expression } => a rule of kind expression needs one; add expression: with a CEL expression",
                "{ id: r, points: \"*#t\", kind: offline, priority: 5 } => priority is a whole number from 1 to 4",
                "{ id: r, points: \"*#t\", kind: offline, onDelay: -5s } => a duration is written like 30s, 5m or 1h, not '-5s'",
                "{ id: r, points: \"*#t\", kind: offline, record: { case: x } } => the key case is not known here; did you mean cause?"
            })
    void inARule(String entry, String told) {
        assertThat(Folder.in(temp).file("rules/r.yaml", "- " + entry + "\n").mistakes())
                .containsExactly("rules/r.yaml:1: " + told);
    }

    @ParameterizedTest(quoteTextArguments = false)
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "wigdets: [] => the key wigdets is not known here; did you mean widgets?",
                "grid: 0 => grid is a whole number from 1 to 48",
                "widgets: [{ at: [0, 0, 1, 1] }] => has no kind; add the key kind",
                "widgets: [{ kind: trend, at: [8, 0, 6, 1] }] => the widget does not lie on the grid; column and row begin at 0; column + width is at most grid",
                "widgets: [{ kind: trend, at: [0, 0, 1] }] => at is written [column, row, width, height]"
            })
    void inADashboard(String line, String told) {
        assertThat(Folder.in(temp).file("dashboards/d.yaml", line + "\n").mistakes())
                .containsExactly("dashboards/d.yaml:1: " + told);
    }

    @ParameterizedTest(quoteTextArguments = false)
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "people: { a: { pages: [nobody] } } => there is no channel nobody; known here: mail",
                "rota: [{ person: nobody }] => there is no person nobody; known here: ann, bob",
                "rota: [{ person: ann, days: [mo] }] => a day cannot be 'mo'; did you mean mon?",
                "rota: [{ person: ann, from: \"25:00\" }] => '25:00' is no time of day; write it like \"06:00\", in quotes",
                "escalation: [{ priority: [0], steps: [] }] => there is no priority 0; priorities are 1, the highest, to 4",
                "escalation: [{ steps: [{ to: bop }] }] => there is no person bop; did you mean bob?",
                "escalation: [{ steps: [{ to: everyone, wait: 5 }] }] => the duration 5 has no unit; write 5s for seconds; ms, m, h and d are known too",
                "channels: { sms: { kind: sms, apiToken: hunter2 } } => the apiToken stands here in the open; write apiToken: secret:NAME, store the value with andon secret set NAME, and change it, since whoever has this file knows it"
            })
    void inARota(String line, String told) {
        Folder folder = Folder.in(temp)
                .file(
                        "oncall/a.yaml",
                        "people: { ann: { pages: [mail] }, bob: { name: Bob } }\nchannels: { mail: { kind: email } }\n")
                .file("oncall/b.yaml", line + "\n");

        assertThat(folder.mistakes()).containsExactly("oncall/b.yaml:1: " + told);
    }
}
