package dev.andon.ui.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of one language, from the text bundles. Any thread. */
public final class Words {

    private static final String BUNDLE = "dev.andon.assets.text.ui";
    // The root bundle is English; without this a German machine would answer a question for English in German.
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The languages that there are words in, as language tags. */
    public static final List<String> LANGUAGES = List.of("en", "de");

    private final Locale locale;
    private final ResourceBundle bundle;

    private Words(Locale locale, ResourceBundle bundle) {
        this.locale = locale;
        this.bundle = bundle;
    }

    /** The words of the locale's language; English where there is no bundle for it. Numbers follow the locale. */
    public static Words in(Locale locale) {
        return new Words(locale, ResourceBundle.getBundle(BUNDLE, locale, Words.class.getClassLoader(), NO_FALLBACK));
    }

    /**
     * The text of a key.
     *
     * @throws java.util.MissingResourceException when no bundle has the key
     */
    public String get(String key) {
        return bundle.getString(key);
    }

    /** Whether there is a text of that key. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /**
     * The text of a key with its places filled, as {@link MessageFormat} does; whole numbers as {@link NumberText} does.
     *
     * @throws java.util.MissingResourceException when no bundle has the key
     */
    public String get(String key, Object... arguments) {
        return Filling.fill(bundle.getString(key), locale, arguments);
    }

    public Locale locale() {
        return locale;
    }
}
