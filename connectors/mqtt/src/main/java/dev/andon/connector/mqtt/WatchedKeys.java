package dev.andon.connector.mqtt;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Our certificate, if any, and whether the far end asked for one: the only way to know that after a failure. */
final class WatchedKeys extends X509ExtendedKeyManager {

    private final @Nullable X509ExtendedKeyManager own;
    private volatile boolean asked;
    private volatile boolean shown;

    WatchedKeys(@Nullable X509ExtendedKeyManager own) {
        this.own = own;
    }

    /** Whether the far end asked for a client certificate. */
    boolean asked() {
        return asked;
    }

    /** Whether there was one of a kind and authority it accepts. */
    boolean shown() {
        return shown;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, Socket socket) {
        asked = true;
        String alias = own == null ? null : own.chooseClientAlias(types, issuers, socket);
        shown = alias != null;
        return alias;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(String[] types, Principal @Nullable [] issuers, SSLEngine engine) {
        asked = true;
        String alias = own == null ? null : own.chooseEngineClientAlias(types, issuers, engine);
        shown = alias != null;
        return alias;
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return own == null ? null : own.getClientAliases(type, issuers);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return own == null ? null : own.getCertificateChain(alias);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return own == null ? null : own.getPrivateKey(alias);
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }
}
