package dev.andon.desktop;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The size of a picture, in pixels.
 *
 * @param width {@link #LEAST} to {@link #MOST}
 * @param height the same
 */
record PictureSize(int width, int height) {

    static final int LEAST = 200;
    static final int MOST = 8192;

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})[xX](\\d{1,5})");

    /** Reads {@code 1280x800}. */
    static final class Converter implements ITypeConverter<PictureSize> {

        @Override
        public PictureSize convert(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new TypeConversionException("a size is written like 1280x800, not '" + text + "'");
            }
            int width = Integer.parseInt(form.group(1));
            int height = Integer.parseInt(form.group(2));
            if (Math.min(width, height) < LEAST || Math.max(width, height) > MOST) {
                throw new TypeConversionException(
                        "a picture is " + LEAST + " to " + MOST + " pixels wide and high, not " + text);
            }
            return new PictureSize(width, height);
        }
    }
}
