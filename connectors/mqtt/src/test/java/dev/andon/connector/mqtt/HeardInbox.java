package dev.andon.connector.mqtt;

import dev.andon.connector.Inbox;
import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.Presence;
import dev.andon.model.Problem;
import dev.andon.model.Quality;
import dev.andon.model.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what a decoder says, for tests to look at. */
final class HeardInbox implements Inbox {

    /** One sample as it was put; the value is null where it is bad. */
    record Heard(String point, @Nullable Object value, Quality quality, long time, long received, boolean lastKnown) {}

    final List<Heard> samples = new ArrayList<>();
    final List<String> devices = new ArrayList<>();
    final Map<String, Kind> points = new LinkedHashMap<>();
    final Map<String, Unit> units = new LinkedHashMap<>();
    final List<Problem> problems = new ArrayList<>();
    final List<String> raws = new ArrayList<>();
    final Map<String, String> ignored = new LinkedHashMap<>();
    final List<String> presences = new ArrayList<>();

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> handles = new LinkedHashMap<>();
    private final SampleBatch batch = new SampleBatch(256);

    @Override
    public long now() {
        return 0;
    }

    @Override
    public int device(String id) {
        if (!devices.contains(id)) {
            devices.add(id);
        }
        return devices.indexOf(id);
    }

    @Override
    public int point(int device, String name, Kind kind) {
        String id = devices.get(device) + '#' + name;
        points.putIfAbsent(id, kind);
        return handles.computeIfAbsent(id, fresh -> {
            names.add(fresh);
            return names.size() - 1;
        });
    }

    @Override
    public void unit(int point, Unit unit) {
        units.put(names.get(point), unit);
    }

    @Override
    public void title(int device, String title) {}

    @Override
    public SampleBatch take() {
        return batch;
    }

    @Override
    public void put(SampleBatch full) {
        for (int i = 0; i < full.size(); i++) {
            boolean bad = full.quality(i) == Quality.BAD;
            Object value = bad
                    ? null
                    : switch (full.kind(i)) {
                        case NUMBER -> full.number(i);
                        case FLAG -> full.number(i) == 1;
                        case TEXT -> full.text(i);
                    };
            samples.add(new Heard(
                    names.get(full.point(i)),
                    value,
                    full.quality(i),
                    full.sourceTime(i),
                    full.receivedTime(i),
                    full.lastKnown(i)));
        }
        full.clear();
    }

    @Override
    public void link(LinkState state) {}

    @Override
    public void presence(int device, Presence presence) {
        presences.add(devices.get(device) + " " + presence.getClass().getSimpleName());
    }

    @Override
    public void unreadable(Problem problem, byte[] raw, int offset, int length) {
        problems.add(problem);
        raws.add(new String(raw, offset, Math.min(length, RAW_LIMIT), java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Override
    public void ignored(String address, String why, long length) {
        ignored.put(address, why);
    }
}
