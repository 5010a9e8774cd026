package dev.andon.ui.devices;

import dev.andon.ui.tree.NaturalOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** Gathers rows into groups: a row for each, and below it those of its devices, unless somebody closed it. FX thread. */
final class RowGroups {

    private static final Comparator<Group> BY_TITLE = Comparator.comparing(
                    (Group group) -> group.title().isEmpty())
            .thenComparing(Group::title, NaturalOrder.INSTANCE);

    private final Set<String> closed = new HashSet<>();
    private List<Group> groups = List.of();

    /** A group by the number that stands for it among the rows, below 0. */
    Group at(int row) {
        return groups.get(~row);
    }

    int count() {
        return groups.size();
    }

    /** Opens a group, or closes it; seen at the next gathering. */
    void toggle(String key) {
        if (!closed.remove(key)) {
            closed.add(key);
        }
    }

    void closeAll(boolean close) {
        closed.clear();
        if (close) {
            groups.forEach(group -> closed.add(group.key()));
        }
    }

    /**
     * The rows: for each group its number below 0, and behind it the handles of its devices in the order in which they came.
     *
     * @param by what tells the groups apart
     * @param count how many of the handles count
     * @param worstFirst whether the groups go by how their devices fare rather than by title
     */
    int[] gather(
            Grouping by,
            int[] handles,
            int count,
            IntFunction<String> title,
            IntFunction<Condition> fares,
            boolean worstFirst) {
        Map<String, Group> byTitle = new HashMap<>();
        Group[] groupOf = new Group[count];
        for (int index = 0; index < count; index++) {
            String name = title.apply(handles[index]);
            Group group = byTitle.computeIfAbsent(name, fresh -> {
                String key = by.name() + ' ' + fresh;
                return new Group(key, fresh, !closed.contains(key));
            });
            group.add(fares.apply(handles[index]));
            groupOf[index] = group;
        }
        List<Group> sorted = new ArrayList<>(byTitle.values());
        sorted.sort(worstFirst ? Comparator.comparing(Group::worst) : BY_TITLE);
        groups = sorted;
        return rows(handles, groupOf);
    }

    private int[] rows(int[] handles, Group[] groupOf) {
        Map<Group, Integer> next = new HashMap<>();
        int size = 0;
        int[] starts = new int[groups.size()];
        for (int index = 0; index < starts.length; index++) {
            Group group = groups.get(index);
            next.put(group, index);
            starts[index] = size;
            size += 1 + (group.open() ? group.size() : 0);
        }
        int[] rows = new int[size];
        int[] filled = Arrays.copyOf(starts, starts.length);
        for (int index = 0; index < starts.length; index++) {
            rows[filled[index]++] = ~index;
        }
        for (int index = 0; index < groupOf.length; index++) {
            Integer place = next.get(groupOf[index]);
            if (place != null && groupOf[index].open()) {
                rows[filled[place]++] = handles[index];
            }
        }
        return rows;
    }
}
