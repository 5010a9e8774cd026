package dev.andon.ui.map;

import dev.andon.model.FloorPlan.Spot;
import dev.andon.model.Place;
import dev.andon.runtime.Workspace;
import dev.andon.runtime.YamlEdit;
import dev.andon.ui.text.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the spots of a plan stand: the file of its place, in the workspace. */
final class SpotFile {

    private static final String FOLDER = "places";

    private SpotFile() {}

    /**
     * Writes what changed into the file of a place; comments, order and all else in it stay as they are. Blocks on the disk; any thread.
     *
     * @throws IOException when nothing was written; the message is for people
     */
    static void write(Workspace workspace, Place place, Words words, Map<String, Optional<Spot>> changes)
            throws IOException {
        Path folder = workspace.folder();
        if (folder == null) {
            throw new IOException(words.get("map.not-saved.no-files"));
        }
        try (Stream<Path> files = Files.list(folder.resolve(FOLDER))) {
            for (Path file : files.filter(SpotFile::yaml).sorted().toList()) {
                YamlEdit edit = YamlEdit.read(file);
                Optional<List<Object>> path = path(edit.value().orElse(""), place.id(), new ArrayList<>());
                if (path.isPresent() && !Files.isWritable(file)) {
                    throw new IOException(words.get("map.not-saved.read-only"));
                }
                if (path.isPresent()) {
                    written(edit, path.get(), changes).write();
                    return;
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
        throw new IOException(words.get("map.not-saved.no-place", FOLDER, place.id()));
    }

    private static YamlEdit written(YamlEdit edit, List<Object> place, Map<String, Optional<Spot>> changes) {
        YamlEdit written = edit;
        for (Map.Entry<String, Optional<Spot>> change : changes.entrySet()) {
            List<Object> path = new ArrayList<>(place);
            path.add("spots");
            path.add(change.getKey());
            Optional<Spot> spot = change.getValue();
            written = spot.isEmpty()
                    ? written.remove(path.toArray())
                    : written.set(List.of(spot.get().x(), spot.get().y()), path.toArray());
        }
        return written;
    }

    /** The way to the place with an id: keys and indices. */
    private static Optional<List<Object>> path(Object tree, String id, List<Object> above) {
        if (tree instanceof List<?> list) {
            for (int index = 0; index < list.size(); index++) {
                Optional<List<Object>> found = path(list.get(index), id, with(above, index));
                if (found.isPresent()) {
                    return found;
                }
            }
        } else if (tree instanceof Map<?, ?> keys) {
            if (id.equals(keys.get("id"))) {
                return Optional.of(above);
            }
            Object children = keys.get("children");
            return children == null ? Optional.empty() : path(children, id, with(above, "children"));
        }
        return Optional.empty();
    }

    private static List<Object> with(List<Object> above, Object step) {
        List<Object> path = new ArrayList<>(above);
        path.add(step);
        return path;
    }

    private static boolean yaml(Path file) {
        String name = file.toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }
}
