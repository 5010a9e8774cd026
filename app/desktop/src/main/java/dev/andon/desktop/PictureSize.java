package dev.andon.desktop;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How large a picture is, written {@code 1280x800}.
 *
 * @param width pixels, 320 to 3840
 * @param height pixels, 240 to 2160
 */
record PictureSize(int width, int height) {

    static final PictureSize USUAL = new PictureSize(1280, 800);

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
    private static final int NARROWEST = 320;
    private static final int WIDEST = 3840;
    private static final int LOWEST = 240;
    private static final int HIGHEST = 2160;

    /** As picocli wants it. */
    static final class Converter implements ITypeConverter<PictureSize> {
        @Override
        public PictureSize convert(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new TypeConversionException("a size is written like 1280x800, not '" + text + "'");
            }
            PictureSize size = new PictureSize(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
            if (size.width < NARROWEST || size.width > WIDEST || size.height < LOWEST || size.height > HIGHEST) {
                throw new TypeConversionException("a picture has 320x240 to 3840x2160 pixels, not " + text);
            }
            return size;
        }
    }
}
