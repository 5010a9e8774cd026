package dev.andon.ui.shell;

import dev.andon.ui.screen.Address;
import dev.andon.ui.screen.Console;
import dev.andon.ui.screen.Screen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The screens of a window: each made when somebody first goes there, one of them seen. FX thread. */
final class Screens implements AutoCloseable {

    private final List<ScreenEntry> entries;
    private final Console console;
    private final Map<String, Screen> made = new HashMap<>();
    private ScreenEntry entry;
    private Screen seen;
    private boolean entered;

    /** With a first screen, that of an address if there is one of that name. */
    Screens(List<ScreenEntry> entries, Console console, Address first) {
        this.entries = entries;
        this.console = console;
        this.entry = entry(first.screen()).orElse(entries.getFirst());
        this.seen = screen(entry);
        seen.show(entry.name().equals(first.screen()) ? first.subject() : "");
    }

    Optional<ScreenEntry> entry(String name) {
        return entries.stream().filter(known -> known.name().equals(name)).findFirst();
    }

    /** Goes to an address; false, and nothing happens, when there is no such screen or nothing of that name on it. */
    boolean go(Address address, long now) {
        Optional<ScreenEntry> wanted = entry(address.screen());
        if (wanted.isEmpty()) {
            return false;
        }
        Screen screen = screen(wanted.get());
        if (!screen.show(address.subject())) {
            return false;
        }
        if (!wanted.get().equals(entry)) {
            leave();
            entry = wanted.get();
            seen = screen;
            enter(now);
        }
        return true;
    }

    Screen seen() {
        return seen;
    }

    ScreenEntry entry() {
        return entry;
    }

    void changed(int point, long from, long now) {
        if (entered) {
            seen.changed(point, from, now);
        }
    }

    /** @param covered whether something stands before it, so that it need not move */
    void beat(long now, boolean covered) {
        enter(now);
        if (!covered) {
            seen.beat(now);
        }
    }

    /** Whether any of them has what a person would lose with it. */
    boolean unsaved() {
        return made.values().stream().anyMatch(Screen::unsaved);
    }

    @Override
    public void close() {
        leave();
        made.values().forEach(Screen::close);
        made.clear();
    }

    private void enter(long now) {
        if (!entered) {
            entered = true;
            seen.enter(now);
        }
    }

    private void leave() {
        if (entered) {
            entered = false;
            seen.leave();
        }
    }

    private Screen screen(ScreenEntry wanted) {
        return made.computeIfAbsent(wanted.name(), name -> wanted.maker().apply(console));
    }
}
