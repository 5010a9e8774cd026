package dev.andon.model;

/**
 * The address of a point: {@code device#point}.
 *
 * <p>A device id may hold {@code /} (it often is a topic); {@code #} cannot occur in an MQTT topic name (MQTT 5, 4.7.1), so the
 * text form is unambiguous.
 *
 * @param device the device's id, not blank, without {@code #}
 * @param point the point's name within the device, not blank, without {@code #}; nested names are joined with {@code .}
 */
public record PointId(String device, String point) implements Comparable<PointId> {

    /** @throws IllegalArgumentException when a part is blank or holds {@code #} */
    public PointId {
        requirePart("device", device);
        requirePart("point", point);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException when the text is not {@code device#point}
     */
    public static PointId parse(String text) {
        int hash = text.indexOf('#');
        if (hash < 0) {
            throw new IllegalArgumentException("a point is written device#point, but this has no #: " + text);
        }
        return new PointId(text.substring(0, hash), text.substring(hash + 1));
    }

    @Override
    public int compareTo(PointId other) {
        int byDevice = device.compareTo(other.device);
        return byDevice != 0 ? byDevice : point.compareTo(other.point);
    }

    /** The text form, {@code device#point}. */
    @Override
    public String toString() {
        return device + '#' + point;
    }

    private static void requirePart(String what, String text) {
        if (text.isBlank() || text.indexOf('#') >= 0) {
            throw new IllegalArgumentException("a " + what + " id is not blank and holds no #: '" + text + "'");
        }
    }
}
