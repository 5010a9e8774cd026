package dev.andon.desktop;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import dev.andon.model.Problem;
import dev.andon.runtime.SecretStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key store of the system: Keychain, Credential Manager, Secret Service, KWallet. It lives in another process, and may ask a person, so
 * everything goes through one thread that is given up on after {@link #PATIENCE}; a key store that did not answer once is not asked again.
 */
final class SystemKeyStore implements SecretStore {

    private static final Logger LOG = LoggerFactory.getLogger(SystemKeyStore.class);

    /** Enough for a machine under load, and for a person who is asked to unlock it on the second try. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final String SERVICE = "andon";
    // Key stores do not list what they hold; the names are kept beside.
    private static final String SERVICE_OF_NAMES = "andon-names";
    private static final String ACCOUNT_OF_NAMES = "names";

    private final Callable<Keyring> maker;
    private final Duration patience;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("key-store").daemon().factory());
    private volatile @Nullable String gone;
    private @Nullable Keyring ring;

    /** Asks nothing before it is needed. */
    SystemKeyStore() {
        this(Keyring::create, PATIENCE);
        if (!reachable(System.getProperty("os.name", ""), System.getenv())) {
            gone = "there is no session bus";
        }
    }

    /** @param maker opens the key store */
    SystemKeyStore(Callable<Keyring> maker, Duration patience) {
        this.maker = maker;
        this.patience = patience;
    }

    /** Whether there can be one: on Linux it is found through the session's D-Bus, and nothing should start one for our sake. */
    static boolean reachable(String system, Map<String, String> environment) {
        if (!system.toLowerCase(Locale.ROOT).contains("linux")) {
            return true;
        }
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        return environment.containsKey("DBUS_SESSION_BUS_ADDRESS")
                || (!runtime.isEmpty() && Files.exists(Path.of(runtime, "bus")));
    }

    @Override
    public String place() {
        return "the key store of this system";
    }

    @Override
    public Optional<Problem> obstacle() {
        try {
            ask(this::ring);
        } catch (IOException e) {
            LOG.debug("no key store: {}", e.getMessage());
        }
        return Optional.ofNullable(gone).map(why -> new Problem(place(), why, ""));
    }

    @Override
    public Optional<char[]> find(String name) {
        return read(SERVICE, name).map(String::toCharArray);
    }

    @Override
    public SortedSet<String> names() {
        return new TreeSet<>(read(SERVICE_OF_NAMES, ACCOUNT_OF_NAMES)
                .map(names -> names.lines().toList())
                .orElse(List.of()));
    }

    @Override
    public synchronized void put(String name, char[] value) throws IOException {
        SortedSet<String> names = names();
        write(SERVICE, name, new String(value));
        if (names.add(name)) {
            write(SERVICE_OF_NAMES, ACCOUNT_OF_NAMES, String.join("\n", names));
        }
    }

    @Override
    public synchronized void remove(String name) throws IOException {
        SortedSet<String> names = names();
        if (names.remove(name)) {
            ask(() -> {
                ring().deletePassword(SERVICE, name);
                return name;
            });
            write(SERVICE_OF_NAMES, ACCOUNT_OF_NAMES, String.join("\n", names));
        }
    }

    private Optional<String> read(String service, String account) {
        try {
            return Optional.ofNullable(ask(() -> {
                try {
                    return ring().getPassword(service, account);
                } catch (PasswordAccessException notThere) {
                    // The one answer of most key stores to what they do not hold.
                    return null;
                }
            }));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void write(String service, String account, String value) throws IOException {
        ask(() -> {
            ring().setPassword(service, account, value);
            return account;
        });
    }

    /** On its thread only. */
    private Keyring ring() throws Exception {
        Keyring open = ring;
        if (open == null) {
            open = maker.call();
            ring = open;
        }
        return open;
    }

    private <T> @Nullable T ask(Callable<@Nullable T> question) throws IOException {
        if (gone != null) {
            throw new IOException(gone);
        }
        try {
            return thread.submit(question).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            gone = "it did not answer within " + patience.toSeconds() + " s";
            thread.shutdownNow();
            LOG.warn("the key store of this system is left alone: {}", gone);
            throw new IOException(gone, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    private IOException failed(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (!(cause instanceof PasswordAccessException)) {
            // Not there at all: no session bus, a native library that cannot be loaded.
            gone = cause instanceof BackendNotSupportedException
                    ? "this system has none that answers"
                    : cause.toString();
            LOG.info("no key store of the system is used: {}", gone);
        }
        return new IOException("the key store refused", cause);
    }
}
