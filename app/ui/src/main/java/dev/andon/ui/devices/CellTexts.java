package dev.andon.ui.devices;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Presence;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Vital;
import dev.andon.ui.quality.ValueText;
import dev.andon.ui.screen.Console;
import dev.andon.ui.text.AgeText;
import dev.andon.ui.text.NumberText;
import dev.andon.ui.text.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What stands in the cells of the table, in the words of the screen. FX thread. */
final class CellTexts {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final Monitor monitor;
    private final DeviceFacts facts;
    private final RowOrder order;
    private final Words words;
    private final AgeText ages;
    private final NumberText numbers;
    private final ZoneId zone;
    private final ValueText values;

    CellTexts(Console console, DeviceRows rows) {
        monitor = console.monitor();
        facts = rows.facts();
        order = rows.order();
        words = console.words();
        ages = new AgeText(words);
        numbers = new NumberText(words.locale());
        values = new ValueText(monitor, words);
        zone = monitor.workspace().timeZone();
    }

    /** What a column says of a device; empty: nothing is known. */
    String text(Column column, int handle, long now) {
        return switch (column) {
            case NAME -> facts.device(handle).title();
            case PLACE -> facts.path(handle);
            case TYPE -> facts.type(handle);
            case CONNECTION -> facts.device(handle).connection();
            case ID -> facts.device(handle).id();
            case POINTS -> numbers.format(monitor.points().pointsOf(handle).length, 0);
            case HEALTH -> health(handle);
            case CONTACT -> contact(handle, now);
            default -> values.of(point(column, handle), now);
        };
    }

    /** Whether what a column says of a device steps back into grey: it is not what the plant says now. */
    boolean grey(Column column, int handle, long now) {
        return switch (column) {
            case KEY, BATTERY, SIGNAL -> values.look(point(column, handle), now).grey();
            case HEALTH, CONTACT, FIRMWARE -> order.condition(handle).grey();
            default -> false;
        };
    }

    Condition condition(int handle) {
        return order.condition(handle);
    }

    /** The point whose value a column shows; -1: none. */
    int point(Column column, int handle) {
        return switch (column) {
            case KEY -> facts.key(handle);
            case BATTERY -> facts.vital(handle, Vital.BATTERY);
            case SIGNAL -> facts.vital(handle, Vital.SIGNAL);
            case FIRMWARE -> facts.vital(handle, Vital.FIRMWARE);
            default -> -1;
        };
    }

    /** What the point is called that speaks for a device; empty: it has none. */
    String keyTitle(int handle) {
        int point = facts.key(handle);
        return point < 0 ? "" : monitor.points().point(point).title();
    }

    /** A group in words. */
    String title(Group group) {
        return group.title().isEmpty() ? words.get("devices.group.unknown") : group.title();
    }

    /** How many devices there are of all, in words. */
    String count(int shown, int all) {
        String total = numbers.format(all, 0);
        return shown == all
                ? words.get("devices.count", all, total)
                : words.get("devices.count.of", numbers.format(shown, 0), total);
    }

    /** A number as people write it. */
    String number(int count) {
        return numbers.format(count, 0);
    }

    private String health(int handle) {
        Condition condition = order.condition(handle);
        if (condition == Condition.SLEEPING && monitor.presence(handle) instanceof Presence.Sleeping sleeping) {
            return words.get("device.sleeping", CLOCK.format(sleeping.until().atZone(zone)));
        }
        return words.get(condition.key());
    }

    private String contact(int handle, long now) {
        long contact = order.contact(handle);
        return contact == SampleBatch.NO_TIME ? words.get("age.never") : ages.duration(now - contact);
    }
}
