package dev.andon.ui.shell;

import dev.andon.model.Problem;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.SecretSources;
import dev.andon.runtime.Workspace;
import dev.andon.runtime.WorkspaceSnapshot;
import dev.andon.ui.fx.FrameMeter;
import dev.andon.ui.fx.FxWatchdog;
import dev.andon.ui.health.HealthBook;
import dev.andon.ui.health.HealthScreen;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** What runs behind a window as long as it is open: who works for it, who measures it, who watches over it. FX thread. */
final class Engine implements AutoCloseable {

    private final List<Problem> mistakes;
    private final SecretSources secrets;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final HealthBook book;
    private final FxWatchdog watchdog = new FxWatchdog();
    private @Nullable FrameMeter frames;

    Engine(Monitor monitor, List<Problem> mistakes, SecretSources secrets) {
        Workspace.Kept kept = monitor.workspace().kept();
        // That the folder is away has a mark of its own.
        this.mistakes = mistakes.stream()
                .filter(mistake -> kept == null || !mistake.equals(WorkspaceSnapshot.problem(kept)))
                .toList();
        this.secrets = secrets;
        this.book = HealthBook.over(monitor);
    }

    /** The window is about to be seen. */
    void open(Stage stage, Scene scene) {
        frames = new FrameMeter(stage, scene);
    }

    Executor workers() {
        return workers;
    }

    SecretSources secrets() {
        return secrets;
    }

    List<Problem> mistakes() {
        return mistakes;
    }

    HealthScreen.Sources healthSources() {
        return new HealthScreen.Sources(book, this::drawing, watchdog::freezes, mistakes);
    }

    @Override
    public void close() {
        if (frames != null) {
            frames.close();
        }
        watchdog.close();
        book.close();
        workers.shutdownNow();
    }

    private FrameMeter.Drawing drawing() {
        return frames == null ? FrameMeter.Drawing.NONE : frames.now();
    }
}
