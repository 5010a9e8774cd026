package dev.andon.ui.text;

import java.text.ChoiceFormat;
import java.text.FieldPosition;
import java.text.Format;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What fills the places of a text: whole numbers as {@link NumberText} writes them everywhere else, where {@link MessageFormat} alone would group the
 * digits of smaller ones too. Used once.
 */
@SuppressWarnings("serial") // never leaves the call that made it
final class Filling extends Format {

    private final Locale locale;
    private final Object[] arguments;
    // Null: a place of its own; else one of several texts, which may have places again.
    private final @Nullable ChoiceFormat choice;

    private Filling(Locale locale, Object[] arguments, @Nullable ChoiceFormat choice) {
        this.locale = locale;
        this.arguments = arguments;
        this.choice = choice;
    }

    /** A text with its places filled. */
    static String fill(String text, Locale locale, Object... arguments) {
        MessageFormat message = new MessageFormat(text, locale);
        Format[] formats = message.getFormats();
        for (int place = 0; place < formats.length; place++) {
            Format format = formats[place];
            if (format == null || format instanceof ChoiceFormat) {
                message.setFormat(place, new Filling(locale, arguments, (ChoiceFormat) format));
            }
        }
        return message.format(arguments);
    }

    @Override
    public StringBuffer format(Object value, StringBuffer to, FieldPosition position) {
        if (choice != null) {
            String chosen = choice.format(value);
            return to.append(chosen.indexOf('{') < 0 ? chosen : fill(chosen, locale, arguments));
        }
        return switch (value) {
            case Integer whole -> to.append(new NumberText(locale).format(whole, 0));
            case Long whole -> to.append(new NumberText(locale).format(whole, 0));
            case Number number -> to.append(NumberFormat.getInstance(locale).format(number));
            default -> to.append(value);
        };
    }

    @Override
    public @Nullable Object parseObject(String text, ParsePosition position) {
        throw new UnsupportedOperationException("nobody reads a text back");
    }
}
