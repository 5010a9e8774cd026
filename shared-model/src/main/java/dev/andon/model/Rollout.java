package dev.andon.model;

import java.util.List;

/**
 * A software package brought to a group of devices, wave by wave.
 *
 * @param targets which devices, by id
 * @param waves how many devices each wave takes, first wave first, each at least 1
 */
public record Rollout(String id, SoftwarePackage software, Glob targets, List<Integer> waves) {

    /** @throws IllegalArgumentException when a wave takes no device */
    public Rollout {
        waves = List.copyOf(waves);
        if (waves.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("a wave takes at least one device: " + waves);
        }
    }

    /** What is installed. */
    public record SoftwarePackage(String name, String version) {}
}
