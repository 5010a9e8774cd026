package dev.andon.connector.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Set;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.internal.NetworkModule;
import org.eclipse.paho.client.mqttv3.spi.NetworkModuleFactory;

/** Gives Paho's MQTT 3.1.1 client a link of ours as its transport; found by Paho through {@link java.util.ServiceLoader}. */
public final class LinkFactory3 implements NetworkModuleFactory {

    static final String SCHEME = "andon";

    /** Options that carry the link to the factory: Paho offers no other way to hand an object through. */
    static final class Options extends MqttConnectOptions {

        private final Link link;

        Options(Link link) {
            this.link = link;
        }
    }

    @Override
    public Set<String> getSupportedUriSchemes() {
        return Set.of(SCHEME);
    }

    @Override
    public void validateURI(URI uri) {
        // It only leads here; the link knows where to go.
    }

    @Override
    public NetworkModule createNetworkModule(URI uri, MqttConnectOptions options, String clientId) {
        if (options instanceof Options ours) {
            return new Module(ours.link, uri.toString());
        }
        throw new IllegalArgumentException(uri + " is for links of this module only");
    }

    private record Module(Link link, String uri) implements NetworkModule {

        @Override
        public void start() throws IOException {
            link.dial();
        }

        @Override
        public InputStream getInputStream() {
            return link.input();
        }

        @Override
        public OutputStream getOutputStream() {
            return link.output();
        }

        @Override
        public void stop() {
            link.stop();
        }

        @Override
        public String getServerURI() {
            return uri;
        }
    }
}
