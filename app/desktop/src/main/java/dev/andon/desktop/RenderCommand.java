package dev.andon.desktop;

import dev.andon.cli.Durations;
import dev.andon.cli.NotDone;
import dev.andon.cli.Printer;
import dev.andon.cli.SourceOptions;
import dev.andon.model.Problem;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Recording;
import dev.andon.runtime.Workspace;
import dev.andon.ui.screen.Address;
import dev.andon.ui.shell.Shell;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code andon render}: a picture of a screen, without a display. */
@Command(
        name = "render",
        description = {
            "Draw a screen into a PNG file; no display is needed.",
            "Without --connect or a workspace it draws the demo plant."
        })
final class RenderCommand implements Callable<Integer> {

    private static final String OVERVIEW = "overview";
    private static final PictureSize DESK = new PictureSize(1280, 800);
    private static final PictureSize PHONE = new PictureSize(390, 844);

    private final Printer printer;

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Option(
            names = "--screen",
            paramLabel = "NAME",
            description = {
                "Which screen, one of ${COMPLETION-CANDIDATES}; overview where it is left out.",
                "What of it after a colon: device:plant/line1/press3."
            },
            completionCandidates = ScreenNames.class)
    private String screen = OVERVIEW;

    @Option(names = "--phone", description = "As on a phone; 390x844 where no size is given.")
    private boolean phone;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The PNG file to write.")
    private Path out = Path.of("");

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = PictureSize.Converter.class,
            description = "Width and height in pixels; 1280x800 where it is left out.")
    private @Nullable PictureSize size;

    @Option(
            names = "--after",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "How long to listen before drawing, such as 5s; 3s where it is left out.")
    private Duration after = Duration.ofSeconds(3);

    @Option(
            names = "--theme",
            paramLabel = "NAME",
            description =
                    "Which theme: grey, which is also taken where it is left out, light, dark, contrast or night.")
    private String theme = Theme.NAMES.getFirst();

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            description = "Such as en or de; the system's where it is left out.")
    private @Nullable String language;

    RenderCommand(Printer printer) {
        this.printer = printer;
    }

    @Override
    public Integer call() throws InterruptedException {
        Address address = address();
        Theme colours = Theme.named(theme)
                .orElseThrow(
                        () -> wrong("there is no theme " + theme + "; there is " + String.join(", ", Theme.NAMES)));
        Locale locale = language == null ? Locale.getDefault() : Locale.forLanguageTag(language);
        if (language != null && !Words.LANGUAGES.contains(locale.getLanguage())) {
            throw wrong("there are no words in " + language + "; there are " + String.join(", ", Words.LANGUAGES));
        }
        requireFolder();
        Workspace workspace = source.workspaceOrDemo(printer);
        Words words = Words.in(locale);
        try (Recording recording = source.recorded(printer);
                Monitor monitor = Monitor.of(workspace, recording)) {
            PictureSize paper = size != null ? size : phone ? PHONE : DESK;
            Picture picture = Picture.open(monitor, colours, words, paper, address);
            monitor.start();
            // Nothing counts it down: this only waits.
            new CountDownLatch(1).await(after.toMillis(), TimeUnit.MILLISECONDS);
            if (!picture.go(address)) {
                throw new NotDone(new Problem(
                        "--screen " + screen,
                        "there is no " + address.subject() + " on that screen",
                        "andon points lists what is there; --after gives it more time to be heard"));
            }
            int[] pixels = picture.take();
            PngFile.write(out, pixels, paper.width(), paper.height());
        } catch (IOException e) {
            throw new NotDone(
                    new Problem(out.toString(), "cannot be written: " + e.getMessage(), "choose another place"));
        }
        return 0;
    }

    private Address address() {
        int colon = screen.indexOf(':');
        String name = colon < 0 ? screen : screen.substring(0, colon);
        if (!Shell.screens().contains(name)) {
            throw wrong("there is no screen " + name + "; there is " + String.join(", ", Shell.screens()));
        }
        return new Address(name, colon < 0 ? "" : screen.substring(colon + 1));
    }

    private void requireFolder() {
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new NotDone(new Problem(folder.toString(), "there is no such folder", "make it first"));
        }
    }

    private ParameterException wrong(String message) {
        if (command == null) {
            throw new IllegalStateException(message);
        }
        return new ParameterException(new CommandLine(command), message);
    }

    /** For the help. */
    static final class ScreenNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Shell.screens().iterator();
        }
    }
}
