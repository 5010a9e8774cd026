package dev.andon.runtime;

/** What subscribing returns: closing it ends the subscription. Closing twice does no harm. */
@FunctionalInterface
public interface Pin extends AutoCloseable {
    @Override
    void close();
}
