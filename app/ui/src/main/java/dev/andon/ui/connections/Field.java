package dev.andon.ui.connections;

import java.util.Locale;

/** What a person fills in about a connection. */
enum Field {
    NAME(""),
    SCHEME("url"),
    HOST("url"),
    PORT("url"),
    PATH("url"),
    TOPICS("topics"),
    USERNAME("username"),
    PASSWORD("password"),
    CA("tls.ca"),
    CERTIFICATE("tls.certificate"),
    KEY("tls.key"),
    KEY_PASSWORD("tls.keyPassword"),
    FURTHER("");

    /** The key of a connection's file that it is part of; empty: none of one name. */
    final String key;

    Field(String key) {
        this.key = key;
    }

    /** Names it in ids and in the text bundles. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
