package dev.andon.desktop;

import dev.andon.cli.Durations;
import dev.andon.cli.NotDone;
import dev.andon.cli.Printer;
import dev.andon.cli.SourceOptions;
import dev.andon.model.Problem;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Workspace;
import dev.andon.ui.fx.FxThread;
import dev.andon.ui.fx.HeadlessScreen;
import dev.andon.ui.shell.Shell;
import dev.andon.ui.text.Words;
import dev.andon.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code andon render}: a screen as a picture, without a display. */
@Command(
        name = "render",
        description =
                "Draw a screen into a PNG file; needs no display. Of the demo plant, where nothing says what to watch.")
final class RenderCommand implements Callable<Integer> {

    private static final List<String> SCREENS = List.of("overview");

    private final Printer printer;

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Option(names = "--screen", paramLabel = "NAME", description = "What to draw: overview.")
    private String screen = "overview";

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = PictureSize.Converter.class,
            description = "Pixels, up to 3840x2160; 1280x800 where it is left out.")
    private PictureSize size = PictureSize.USUAL;

    @Option(
            names = "--after",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "How long to listen before drawing; 5s where it is left out.")
    private Duration after = Duration.ofSeconds(5);

    @Option(names = "--theme", paramLabel = "NAME", description = "The theme: grey.")
    private String theme = "grey";

    @Option(names = "--lang", paramLabel = "TAG", description = "The language, such as en or de.")
    private @Nullable String language;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The PNG file to write.")
    private Path out = Path.of("andon.png");

    RenderCommand(Printer printer) {
        this.printer = printer;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!SCREENS.contains(screen)) {
            throw wrong("there is no screen '" + screen + "'; there is: " + String.join(", ", SCREENS));
        }
        Theme look = Theme.named(theme)
                .orElseThrow(
                        () -> wrong("there is no theme '" + theme + "'; there is: " + String.join(", ", Theme.NAMES)));
        Workspace workspace = source.workspaceOrDemo(printer);
        write(draw(workspace, look));
        return 0;
    }

    private WritableImage draw(Workspace workspace, Theme look) throws InterruptedException {
        HeadlessScreen.choose();
        Theme.loadFonts();
        FxThread.start(Theme.controls());
        try (Monitor monitor = Monitor.of(workspace)) {
            HeadlessScreen.resize(size.width(), size.height());
            Shell shell = FxThread.call(() -> open(monitor, look));
            monitor.start();
            // Nothing is awaited but time: the picture is of what came until then.
            boolean never = new CountDownLatch(1).await(after.toMillis(), TimeUnit.MILLISECONDS);
            WritableImage picture = FxThread.call(() -> {
                shell.pulse().beat();
                return shell.scene().snapshot(null);
            });
            FxThread.call(() -> {
                shell.close();
                return never;
            });
            return picture;
        } finally {
            FxThread.exit();
        }
    }

    private Shell open(Monitor monitor, Theme look) {
        Locale locale = language == null ? Locale.getDefault() : Locale.forLanguageTag(language);
        Shell shell = new Shell(monitor, List.of(), look, Words.in(locale), size.width(), size.height());
        Stage stage = new Stage();
        shell.open(stage, () -> {});
        stage.show();
        return shell;
    }

    private void write(WritableImage picture) {
        try {
            Files.write(out, Png.encode(picture));
        } catch (IOException e) {
            throw new NotDone(new Problem(
                    out.toString(), "the picture cannot be written there: " + e.getMessage(), "name another file"));
        }
    }

    private RuntimeException wrong(String what) {
        return command == null
                ? new IllegalArgumentException(what)
                : new ParameterException(command.commandLine(), what);
    }
}
