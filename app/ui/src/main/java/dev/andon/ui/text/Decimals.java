package dev.andon.ui.text;

import dev.andon.model.Point;
import java.util.Arrays;

/**
 * How many decimals each point is shown with. Learnt from its values and then kept, so that a number does not change its shape while it moves: as
 * many as the source writes, at most as many as tell anything on the point's range. By one thread.
 */
public final class Decimals {

    private static final String ANGLE = "deg";
    private static final byte UNKNOWN = Byte.MAX_VALUE;

    private byte[] written = new byte[64];
    private byte[] useful = filled(64);

    /** The decimals to show a point's value with. */
    public int of(int handle, Point point, double value) {
        ensure(handle);
        // Of an angle every digit counts, however far it may turn: a tenth of a degree of latitude is eleven
        // kilometres.
        boolean angle = ANGLE.equals(point.unit().code());
        double span = angle ? 0 : point.range() != null ? point.range().width() : Math.abs(value);
        written[handle] = (byte) Math.max(written[handle], NumberText.decimalsOf(value));
        useful[handle] = (byte) Math.min(useful[handle], NumberText.usefulDecimals(span));
        return Math.min(written[handle], useful[handle]);
    }

    private void ensure(int handle) {
        if (handle >= written.length) {
            int room = Math.max(handle + 1, 2 * written.length);
            byte[] more = filled(room);
            System.arraycopy(useful, 0, more, 0, useful.length);
            useful = more;
            written = Arrays.copyOf(written, room);
        }
    }

    private static byte[] filled(int room) {
        byte[] bytes = new byte[room];
        Arrays.fill(bytes, UNKNOWN);
        return bytes;
    }
}
