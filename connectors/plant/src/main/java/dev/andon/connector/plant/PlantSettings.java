package dev.andon.connector.plant;

import dev.andon.connector.ConnectionSettings;
import dev.andon.model.Problem;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How the demo plant is to be: {@code demo://plant?devices=240&rate=1&speed=1&seed=7&listen=127.0.0.1:0}, each of which may be left out or
 * stand as a key of the connection's file instead.
 *
 * @param devices how many
 * @param rate how often most of them speak, Hz
 * @param speed how many seconds pass in the plant in one second
 * @param seed of all its chances
 * @param listen where its broker listens; port 0: any free one
 */
record PlantSettings(int devices, double rate, double speed, long seed, InetSocketAddress listen) {

    static final double LOWEST_RATE = 0.001;
    static final double HIGHEST_RATE = 100;
    static final double LOWEST_SPEED = 0.01;
    static final double HIGHEST_SPEED = 10_000;

    private static final String DEVICES = "devices";
    private static final String RATE = "rate";
    private static final String SPEED = "speed";
    private static final String SEED = "seed";
    private static final String LISTEN = "listen";
    static final Set<String> KEYS = Set.of(DEVICES, RATE, SPEED, SEED, LISTEN);

    private static final long USUAL_SEED = 7;
    private static final String LOOPBACK = "127.0.0.1:0";

    /** What is wrong with a setting, and what to write instead. */
    static final class WrongSetting extends Exception {

        private static final long serialVersionUID = 1L;

        private final String what;
        private final String remedy;

        WrongSetting(String what, String remedy) {
            super(what);
            this.what = what;
            this.remedy = remedy;
        }

        /** The same for a person, about the connection with this URL. */
        Problem problem(URI url) {
            return new Problem(url.toString(), what, remedy);
        }
    }

    /**
     * Reads them; what the URL says goes before the file's keys.
     *
     * @throws WrongSetting when one cannot be read or is out of its range
     */
    static PlantSettings of(ConnectionSettings connection) throws WrongSetting {
        Map<String, String> told = new HashMap<>(connection.options());
        // An opaque URL like demo:?rate=2 keeps its query in the scheme-specific part.
        String url = connection.url().getSchemeSpecificPart();
        int question = url.indexOf('?');
        for (String pair :
                question < 0 ? new String[0] : url.substring(question + 1).split("&")) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (!KEYS.contains(key)) {
                throw new WrongSetting(
                        "the plant knows no setting '" + key + "'", "use devices, rate, speed, seed or listen");
            }
            told.put(key, pair.substring(equals + 1));
        }
        return new PlantSettings(
                (int) whole(told, DEVICES, Fleet.USUAL, Fleet.LEAST, Fleet.MOST),
                number(told, RATE, LOWEST_RATE, HIGHEST_RATE),
                number(told, SPEED, LOWEST_SPEED, HIGHEST_SPEED),
                whole(told, SEED, USUAL_SEED, Long.MIN_VALUE, Long.MAX_VALUE),
                address(told.getOrDefault(LISTEN, LOOPBACK)));
    }

    /** Whether a key of a connection's file is the plant's own; the others are for its MQTT connection. */
    static boolean knows(String key) {
        return KEYS.contains(key);
    }

    private static long whole(Map<String, String> told, String key, long usual, long least, long most)
            throws WrongSetting {
        String text = told.getOrDefault(key, Long.toString(usual));
        try {
            long number = Long.parseLong(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw new WrongSetting(key + " is '" + text + "'", "write a whole number from " + least + " to " + most);
    }

    private static double number(Map<String, String> told, String key, double least, double most) throws WrongSetting {
        String text = told.getOrDefault(key, "1");
        try {
            double number = Double.parseDouble(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw new WrongSetting(key + " is '" + text + "'", "write a number from " + least + " to " + most);
    }

    private static InetSocketAddress address(String text) throws WrongSetting {
        int colon = text.lastIndexOf(':');
        String host = text.substring(0, Math.max(0, colon)).replace("[", "").replace("]", "");
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (!host.isEmpty() && port >= 0 && port <= 0xFFFF) {
                return new InetSocketAddress(host, port);
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new WrongSetting(
                "listen is '" + text + "'", "write address:port, such as 127.0.0.1:1883 or 0.0.0.0:1883");
    }
}
