package dev.andon.runtime;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a device tells of itself rather than of its process. Which of its points tells it says the profile's {@link Profile.Health}; where that is
 * silent, the point is known by one of the names that devices commonly give it.
 */
public enum Vital {
    /** The charge or the voltage of its battery. */
    BATTERY,
    /** How well it is heard. */
    SIGNAL,
    /** The version of its program. */
    FIRMWARE,
    /** How many faults it has, or which. */
    ERRORS;

    /**
     * The place of the point that tells this of a device among all its points; -1: none does.
     *
     * @param profile of the device; null: it has none
     * @param names of the device's points
     */
    public int among(List<String> names, @Nullable Profile profile) {
        String said = profile == null ? null : said(profile.health());
        if (said != null) {
            return names.indexOf(said);
        }
        int best = -1;
        int bestRank = Integer.MAX_VALUE;
        for (int index = 0; index < names.size(); index++) {
            int rank = rank(names.get(index));
            if (rank < bestRank) {
                best = index;
                bestRank = rank;
            }
        }
        return best;
    }

    private @Nullable String said(Profile.Health health) {
        return switch (this) {
            case BATTERY -> health.battery();
            case SIGNAL -> health.signal();
            case FIRMWARE -> health.firmware();
            case ERRORS -> health.errors();
        };
    }

    /** Words that tell it wherever they stand in a name. */
    private List<String> within() {
        return switch (this) {
            case BATTERY -> List.of("battery", "batt");
            case SIGNAL -> List.of("rssi", "snr");
            case FIRMWARE -> List.of("firmware", "fw");
            case ERRORS -> List.of();
        };
    }

    /** Names that tell it by themselves, without what parts their words. */
    private List<String> whole() {
        return switch (this) {
            case BATTERY -> List.of("batterylevel", "batterypercent", "batteryvoltage", "vbat", "bat");
            case SIGNAL -> List.of("signal", "signalstrength", "linkquality", "lqi");
            case FIRMWARE -> List.of("version", "softwareversion", "swversion");
            case ERRORS -> List.of("errors", "error", "errorcount", "fault", "faults", "errorcode");
        };
    }

    /** The lower, the surer: the very word, a name that is as good, a name with the word in it. */
    private int rank(String name) {
        String[] words = words(name);
        String joined = String.join("", words);
        if (within().contains(joined)) {
            return within().indexOf(joined);
        }
        if (whole().contains(joined)) {
            return 100 + whole().indexOf(joined);
        }
        for (String word : words) {
            if (within().contains(word)) {
                return 200 + within().indexOf(word);
            }
        }
        return Integer.MAX_VALUE;
    }

    /** {@code radio.wifiRSSI_avg} is radio, wifi, rssi and avg. */
    private static String[] words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .strip()
                .split("[^a-z0-9]+");
    }
}
