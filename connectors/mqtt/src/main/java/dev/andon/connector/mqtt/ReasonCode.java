package dev.andon.connector.mqtt;

import dev.andon.model.Problem;

/** The reason codes of MQTT 5 (2.4) and the return codes of MQTT 3.1.1 (3.2.2.3): what they mean, and what follows. */
final class ReasonCode {

    static final int NO_LISTENERS = 0x10;
    static final int REFUSED = 0x80;
    static final int NOT_AUTHORISED = 0x87;

    private static final int UNSUPPORTED_VERSION = 0x84;
    private static final int CLIENT_ID_INVALID = 0x85;
    private static final int BAD_CREDENTIALS = 0x86;
    private static final int SERVER_UNAVAILABLE = 0x88;
    private static final int BANNED = 0x8A;
    private static final int BAD_METHOD = 0x8C;
    private static final int TAKEN_OVER = 0x8E;
    private static final int USE_ANOTHER = 0x9C;
    private static final int MOVED = 0x9D;
    private static final int OLD_UNSUPPORTED_VERSION = 1;

    private static final String UNNAMED = "; no user name was given";
    private static final String GIVE_NAME = "give one: --username USER --password-env VARIABLE, or username: USER and"
            + " password: secret:NAME in the connection's file, with the password stored by andon secret set NAME";

    private ReasonCode() {}

    /**
     * The fault of a CONNECT that was refused.
     *
     * @param anonymous whether we said no user name: the likeliest reason, and nothing that a person could check
     */
    static Fault refusal(String where, Connack answer, MqttVersion version, boolean anonymous) {
        int code = version == MqttVersion.THREE ? modern(answer.code()) : answer.code();
        if (version == MqttVersion.FIVE && (code == UNSUPPORTED_VERSION || code == OLD_UNSUPPORTED_VERSION)) {
            return new Fault(
                    new Problem(where, "the broker does not speak MQTT 5", "let it be: MQTT 3.1.1 is tried next"),
                    Fault.Kind.REFUSES_MQTT5);
        }
        Fault fault = fault(where, "the broker refused: ", code, answer);
        return anonymous && (code == BAD_CREDENTIALS || code == NOT_AUTHORISED)
                ? Fault.refused(where, fault.problem().what() + UNNAMED, GIVE_NAME)
                : fault;
    }

    /** The fault of a link that the broker ended with a DISCONNECT. */
    static Fault farewell(String where, Connack farewell) {
        return fault(where, "the broker ended the connection: ", farewell.code(), farewell);
    }

    /** The fault of a link on which the broker grants no subscription at all; {@code anonymous} as above. */
    static Fault unsubscribed(String where, String filter, int code, boolean anonymous) {
        boolean unnamed = anonymous && code == NOT_AUTHORISED;
        return new Fault(
                new Problem(
                        where,
                        "the broker refuses the subscription to " + filter + ": " + text(code)
                                + (unnamed ? UNNAMED : ""),
                        unnamed ? GIVE_NAME : "ask the broker's keeper for the right to read it, or set other topics"),
                kind(code));
    }

    private static Fault fault(String where, String what, int code, Connack said) {
        String words = what + text(code) + (said.reason() == null ? "" : " (“" + said.reason() + "”)");
        String remedy = said.reference() == null
                ? remedy(code)
                : "it names another server, " + said.reference() + ": put that into the url";
        return new Fault(new Problem(where, words, remedy), kind(code));
    }

    /** What follows: trying again would be a fight between two clients with one name, or useless, or worth it now and then. */
    private static Fault.Kind kind(int code) {
        return switch (code) {
            case UNSUPPORTED_VERSION, CLIENT_ID_INVALID, BAD_CREDENTIALS, NOT_AUTHORISED, BANNED, BAD_METHOD ->
                Fault.Kind.REFUSED;
            case TAKEN_OVER, MOVED -> Fault.Kind.LASTING;
            default -> Fault.Kind.PASSING;
        };
    }

    /** The MQTT 5 code that says what a 3.1.1 return code says. */
    private static int modern(int code) {
        return switch (code) {
            case OLD_UNSUPPORTED_VERSION -> UNSUPPORTED_VERSION;
            case 2 -> CLIENT_ID_INVALID;
            case 3 -> SERVER_UNAVAILABLE;
            case 4 -> BAD_CREDENTIALS;
            case 5 -> NOT_AUTHORISED;
            default -> REFUSED;
        };
    }

    private static String remedy(int code) {
        return switch (code) {
            case UNSUPPORTED_VERSION -> "set version to the one it speaks, or leave it out";
            case CLIENT_ID_INVALID -> "choose another clientId, or leave it out";
            case BAD_CREDENTIALS -> "check username and password of this connection";
            case NOT_AUTHORISED -> "check username and password, or ask the broker's keeper for the rights";
            case BANNED -> "ask the broker's keeper";
            case BAD_METHOD -> "the broker wants another way of authentication";
            case TAKEN_OVER -> "two clients use one clientId: give each its own";
            case USE_ANOTHER, MOVED -> "ask the broker's keeper for its new address";
            default -> "";
        };
    }

    /** A code in words, with its number. */
    static String text(int code) {
        return words(code) + " (0x%02X)".formatted(code);
    }

    private static String words(int code) {
        return switch (code) {
            case 0x00 -> "normal end";
            case 0x04 -> "end with the will";
            case NO_LISTENERS -> "nobody listens";
            case REFUSED -> "no reason given";
            case 0x81 -> "malformed packet";
            case 0x82 -> "protocol error";
            case 0x83 -> "a reason of its own";
            case UNSUPPORTED_VERSION -> "this version of MQTT is not supported";
            case CLIENT_ID_INVALID -> "the client id is not accepted";
            case BAD_CREDENTIALS -> "wrong user name or password";
            case NOT_AUTHORISED -> "not authorised";
            case SERVER_UNAVAILABLE -> "the server is not available";
            case 0x89 -> "the server is busy";
            case BANNED -> "this client is banned";
            case 0x8B -> "the server is shutting down";
            case BAD_METHOD -> "wrong authentication method";
            case 0x8D -> "nothing was heard from us in time";
            case TAKEN_OVER -> "another client connected with the same client id";
            case 0x8F -> "the topic filter is not accepted";
            case 0x90 -> "the topic is not accepted";
            case 0x91 -> "the packet identifier is in use";
            case 0x92 -> "the packet identifier is unknown";
            case 0x93 -> "too many unanswered messages";
            case 0x94 -> "the topic alias is not valid";
            case 0x95 -> "the packet is too large";
            case 0x96 -> "too many messages in a short time";
            case 0x97 -> "a quota is used up";
            case 0x98 -> "by its administrator";
            case 0x99 -> "the payload is not of the format stated";
            case 0x9A -> "retained messages are not supported";
            case 0x9B -> "this QoS is not supported";
            case USE_ANOTHER -> "use another server";
            case MOVED -> "the server has moved";
            case 0x9E -> "shared subscriptions are not supported";
            case 0x9F -> "too many connections in a short time";
            case 0xA0 -> "the longest time of a connection is over";
            case 0xA1 -> "subscription identifiers are not supported";
            case 0xA2 -> "wildcards are not supported";
            default -> "an unknown reason";
        };
    }
}
