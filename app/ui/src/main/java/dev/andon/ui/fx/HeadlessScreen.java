package dev.andon.ui.fx;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;

/**
 * The screen of JavaFX's headless platform, for pictures and tests without a display. As it comes, that screen is 1000 by 1000 and breaks on any
 * larger window; there is no public way to change it, hence the reach into the platform.
 */
public final class HeadlessScreen {

    private static final int BYTES_A_PIXEL = 4;
    private static final int DPI = 96;
    // The platform copies windows into its buffer as if a row had 1000 pixels, whatever the screen's width.
    private static final int STRIDE = 1000;

    private HeadlessScreen() {}

    /** Chooses the headless platform and drawing in software; before {@link FxThread#start}. */
    public static void choose() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("prism.lcdtext", "false");
    }

    /** Whether the headless platform was chosen, here or on the command line of the JVM. */
    public static boolean chosen() {
        return "Headless".equals(System.getProperty("glass.platform"));
    }

    /**
     * Gives the screen a size; after the start, before the first window, on any thread but the toolkit's.
     *
     * @throws IllegalStateException when the platform is not the headless one, or has changed inside
     */
    public static void resize(int width, int height) {
        FxThread.call(() -> {
            try {
                replace(width, height);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(
                        "the headless screen cannot be given the size " + width + "x" + height, e);
            }
            return width;
        });
    }

    private static void replace(int width, int height) throws ReflectiveOperationException {
        Class<?> application = Class.forName("com.sun.glass.ui.Application");
        Object headless = application.getMethod("GetApplication").invoke(null);
        Class<?> screenClass = Class.forName("com.sun.glass.ui.Screen");
        Object screen = screen(screenClass, width, height);
        Object screens = java.lang.reflect.Array.newInstance(screenClass, 1);
        java.lang.reflect.Array.set(screens, 0, screen);
        field(headless, "screens").set(headless, screens);
        field(headless, "frameBuffer")
                .set(headless, ByteBuffer.allocate(Math.max(width, STRIDE) * height * BYTES_A_PIXEL));
        Method changed = screenClass.getDeclaredMethod("notifySettingsChanged");
        changed.setAccessible(true);
        changed.invoke(null);
    }

    private static Object screen(Class<?> type, int width, int height) throws ReflectiveOperationException {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 20) {
                constructor.setAccessible(true);
                return constructor.newInstance(
                        1L, 32, 0, 0, width, height, 0, 0, width, height, 0, 0, width, height, DPI, DPI, 1f, 1f, 1f,
                        1f);
            }
        }
        throw new NoSuchMethodException("the screen's constructor has changed");
    }

    private static Field field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
