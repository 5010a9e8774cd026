package dev.andon.ui.map;

/**
 * Which part of a world is seen, and how large. The world is {@code worldWidth} by {@code worldHeight} of its own units; the middle of the window
 * is always on it, so that one never looks at nothing. By one thread.
 */
final class Viewport {

    /** How much of the window stays free round what is fitted into it, px. */
    private static final double MARGIN = 56;

    private final double worldWidth;
    private final double worldHeight;
    private final double closest;
    private double centreX;
    private double centreY;
    private double scale;
    private double width = 1;
    private double height = 1;
    private double freeX;
    private double freeY;

    /**
     * A view of the whole world.
     *
     * @param closest the largest scale, px for a unit
     */
    Viewport(double worldWidth, double worldHeight, double closest) {
        this.worldWidth = worldWidth;
        this.worldHeight = worldHeight;
        this.closest = closest;
        centreX = worldWidth / 2;
        centreY = worldHeight / 2;
        scale = furthest();
    }

    /** Leaves so much of the window free, px, at its sides and above and below, where the whole world is seen: something lies over it there. */
    void keepFree(double sides, double aboveAndBelow) {
        freeX = sides;
        freeY = aboveAndBelow;
        bound();
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /** Px for a unit of the world. */
    double scale() {
        return scale;
    }

    double centreX() {
        return centreX;
    }

    double centreY() {
        return centreY;
    }

    /** Where a point of the world is seen, px from the left. */
    double screenX(double x) {
        return (x - centreX) * scale + width / 2;
    }

    /** Where a point of the world is seen, px from the top. */
    double screenY(double y) {
        return (y - centreY) * scale + height / 2;
    }

    double worldX(double screenX) {
        return (screenX - width / 2) / scale + centreX;
    }

    double worldY(double screenY) {
        return (screenY - height / 2) / scale + centreY;
    }

    /** The window has another size, px; what was in its middle stays there. */
    void resize(double newWidth, double newHeight) {
        width = Math.max(1, newWidth);
        height = Math.max(1, newHeight);
        bound();
    }

    /** What is seen moves with the hand, px. */
    void pan(double byX, double byY) {
        centreX -= byX / scale;
        centreY -= byY / scale;
        bound();
    }

    /** Grows by a factor; the point of the world at a place of the window, px, stays where it is. */
    void zoom(double factor, double atX, double atY) {
        double x = worldX(atX);
        double y = worldY(atY);
        scale = Math.clamp(scale * factor, furthest(), Math.max(furthest(), closest));
        centreX = x - (atX - width / 2) / scale;
        centreY = y - (atY - height / 2) / scale;
        bound();
    }

    /**
     * Shows a rectangle of the world as large as it goes.
     *
     * @param most the largest scale for it, px for a unit: of a single place something round it is to be seen
     */
    void fit(double left, double top, double right, double bottom, double most) {
        centreX = (left + right) / 2;
        centreY = (top + bottom) / 2;
        double roomX = Math.max(width / 2, width - 2 * MARGIN);
        double roomY = Math.max(height / 2, height - 2 * MARGIN);
        double fitting = Math.min(
                roomX / Math.max(right - left, Double.MIN_NORMAL), roomY / Math.max(bottom - top, Double.MIN_NORMAL));
        scale = Math.clamp(Math.min(fitting, most), furthest(), Math.max(furthest(), closest));
        bound();
    }

    /** Looks at a point of the world, at least as closely as a scale says. */
    void centre(double x, double y, double least) {
        centreX = x;
        centreY = y;
        scale = Math.clamp(Math.max(scale, least), furthest(), Math.max(furthest(), closest));
        bound();
    }

    /** The scale at which all of the world fits into the window. */
    private double furthest() {
        double roomX = Math.max(width / 2, width - 2 * freeX);
        double roomY = Math.max(height / 2, height - 2 * freeY);
        return Math.min(roomX / worldWidth, roomY / worldHeight);
    }

    private void bound() {
        scale = Math.max(scale, furthest());
        centreX = within(centreX, worldWidth, width);
        centreY = within(centreY, worldHeight, height);
    }

    /** A world smaller than the window stays whole within it; of a larger one the edge comes as far as the middle. */
    private double within(double centre, double world, double window) {
        double half = window / 2 / scale;
        return world * scale <= window
                ? Math.clamp(centre, Math.min(world - half, half), Math.max(world - half, half))
                : Math.clamp(centre, 0, world);
    }
}
