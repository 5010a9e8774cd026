package dev.andon.ui.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.Headless;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Headless.class)
class SvgReaderTest {

    private static final String HEAD = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'>";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shapesStandWhereTheDrawingSays() {
        WritableImage seen = drawn("<rect x='2' y='2' width='6' height='6' fill='#ff0000'/>"
                + "<circle cx='15' cy='5' r='3' style='fill:#00ff00'/>"
                + "<path d='M2 12h6v6h-6z' fill='blue'/>");
        assertThat(at(seen, 5, 5)).isEqualTo(Color.RED);
        assertThat(at(seen, 15, 5)).isEqualTo(Color.LIME);
        assertThat(at(seen, 5, 15)).isEqualTo(Color.BLUE);
        assertThat(at(seen, 15, 15)).isEqualTo(Color.WHITE);
    }

    @Test
    void groupsMoveAndColourWhatIsInThem() {
        WritableImage seen =
                drawn("<g transform='translate(10 10) scale(2)' fill='#ff0000'><rect width='3' height='3'/></g>");
        assertThat(at(seen, 15, 15)).isEqualTo(Color.RED);
        assertThat(at(seen, 17, 17)).isEqualTo(Color.WHITE);
        assertThat(at(seen, 5, 5)).isEqualTo(Color.WHITE);
    }

    @Test
    void aStyleGoesBeforeAnAttribute() {
        WritableImage seen = drawn("<rect width='20' height='20' fill='blue' style='fill: #ff0000'/>");
        assertThat(at(seen, 5, 5)).isEqualTo(Color.RED);
    }

    @Test
    void whatItDoesNotKnowIsCountedAndLeftOut() {
        SvgPicture picture = read(HEAD + "<script>alert(1)</script><image href='http://127.0.0.1/x.png'/><blink/>"
                + "<title>Hall</title><rect width='1' height='1'/></svg>");
        assertThat(picture.ignored()).isEqualTo(3);
    }

    @Test
    void anEntityReachesNothingOutsideTheFile() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
        String drawing =
                "<!DOCTYPE svg [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>" + HEAD + "<text>&x;</text></svg>";
        // Either refused or empty; never read.
        try {
            assertThat(read(drawing).node().toString()).doesNotContain("the secret");
            assertThat(read(drawing).node().lookupAll("*").toString()).doesNotContain("the secret");
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void entitiesThatGrowWithoutEndAreNotOpened() {
        String drawing =
                "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" + HEAD + "<text>&b;</text></svg>";
        try {
            assertThat(read(drawing).node().lookupAll("*").toString()).doesNotContain("aaaa");
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void whatIsNoDrawingIsToldInAClause() {
        assertTold("<html></html>", "outermost element is <html>");
        assertTold("<svg viewBox='0 0 1 1'><rect", "is no XML");
        assertTold("<svg/>", "neither its viewBox nor its width and height");
        assertTold("", "is no XML");
    }

    @Test
    void whatIsNestedWithoutEndIsRefused() {
        assertTold(HEAD + "<g>".repeat(SvgReader.DEEPEST + 1) + "</svg>", "nested more than");
    }

    @Test
    void badNumbersAndColoursChangeNothing() {
        SvgPicture picture = read(HEAD + "<rect x='NaN' y='1e999' width='-5' height='many' fill='no such colour'/>"
                + "<polyline points='1,2,3'/><g transform='spin(5) rotate()'/><path d='Mhello'/></svg>");
        assertThat(picture.width()).isEqualTo(20);
    }

    private static void assertTold(String drawing, String what) {
        assertThatThrownBy(() -> read(drawing))
                .cause()
                .isInstanceOf(IOException.class)
                .hasMessageContaining(what);
    }

    private static SvgPicture read(String drawing) {
        return FxThread.call(() ->
                SvgReader.read(new ByteArrayInputStream(drawing.getBytes(StandardCharsets.UTF_8)), colour -> colour));
    }

    private static WritableImage drawn(String shapes) {
        SvgPicture picture = read(HEAD + shapes + "</svg>");
        SnapshotParameters whole = new SnapshotParameters();
        whole.setViewport(new Rectangle2D(0, 0, 20, 20));
        return FxThread.call(() -> picture.node().snapshot(whole, new WritableImage(20, 20)));
    }

    private static Color at(WritableImage seen, int x, int y) {
        return seen.getPixelReader().getColor(x, y);
    }
}
