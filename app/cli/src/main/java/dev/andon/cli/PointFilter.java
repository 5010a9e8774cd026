package dev.andon.cli;

import dev.andon.model.Glob;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A glob over points on the command line; one without a # means all points of the devices. */
final class PointFilter implements ITypeConverter<Glob> {

    /** Every point. */
    static final Glob ALL = new Glob("**#**");

    @Override
    public Glob convert(String text) {
        int hash = text.indexOf('#');
        if (text.isBlank() || hash != text.lastIndexOf('#')) {
            throw new TypeConversionException(
                    "points are written device#point, with globs in either part, not '" + text + "'");
        }
        return new Glob(hash < 0 ? text + "#**" : text);
    }
}
