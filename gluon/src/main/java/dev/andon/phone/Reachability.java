// SPDX-License-Identifier: GPL-3.0-or-later
package dev.andon.phone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * What the program reaches by name alone, so that a native build, which follows calls, would leave it out. JavaFX's own is known to the native
 * build's plugin.
 *
 * @param types of which constructors or fields are reached by reflection
 * @param resources names of files on the class path
 * @param bundles base names of resource bundles
 */
record Reachability(SortedSet<String> types, SortedSet<String> resources, SortedSet<String> bundles) {

    private static final String SERVICES = "META-INF/services/";

    /** Made or looked into by name; a test holds this list to the class files. */
    private static final List<String> BY_NAME = List.of(
            "dev.andon.phone.PhoneProgram",
            "java.util.ResourceBundle",
            "org.eclipse.paho.client.mqttv3.internal.ResourceBundleCatalog",
            "org.eclipse.paho.client.mqttv3.logging.JSR47Logger",
            "org.eclipse.paho.mqttv5.client.internal.ResourceBundleCatalog",
            "org.eclipse.paho.mqttv5.client.logging.JSR47Logger",
            "org.jctools.queues.atomic.MpmcAtomicArrayQueueConsumerIndexField",
            "org.jctools.queues.atomic.MpmcAtomicArrayQueueProducerIndexField");

    private static final List<String> BUNDLES = List.of(
            "dev.andon.assets.text.ui",
            "org.eclipse.paho.client.mqttv3.internal.nls.logcat",
            "org.eclipse.paho.client.mqttv3.internal.nls.messages",
            "org.eclipse.paho.mqttv5.client.internal.nls.logcat",
            "org.eclipse.paho.mqttv5.common.nls.messages");

    /** Beginnings of the names of resources. Of the controls' sheets only those that our themes stand on. */
    private static final List<String> RESOURCES =
            List.of("dev/andon/", "atlantafx/base/theme/primer-", SERVICES, "org/eclipse/paho/");

    /** Ends of names that nobody opens. The security provider is Bouncy Castle's; its Argon2 is called without. */
    private static final List<String> NEVER_OPENED = List.of(".class", ".java", ".html", "/", "java.security.Provider");

    /**
     * Looks through a class path.
     *
     * @param classPath jars and folders; what is not there is passed over, as the JVM does
     * @throws UncheckedIOException when one of them cannot be read
     */
    static Reachability of(List<Path> classPath) {
        SortedSet<String> types = new TreeSet<>(BY_NAME);
        SortedSet<String> resources = new TreeSet<>();
        for (Path entry : classPath) {
            for (String name : names(entry)) {
                if (wanted(name)) {
                    resources.add(name);
                }
            }
        }
        resources.stream().filter(name -> name.startsWith(SERVICES)).forEach(name -> types.addAll(providers(name)));
        return new Reachability(
                Collections.unmodifiableSortedSet(types),
                Collections.unmodifiableSortedSet(resources),
                Collections.unmodifiableSortedSet(new TreeSet<>(BUNDLES)));
    }

    private static boolean wanted(String name) {
        return RESOURCES.stream().anyMatch(name::startsWith)
                && NEVER_OPENED.stream().noneMatch(name::endsWith);
    }

    private static List<String> names(Path entry) {
        try {
            return Files.isDirectory(entry) ? namesInFolder(entry) : namesInJar(entry);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + entry, e);
        }
    }

    private static List<String> namesInFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }

    private static List<String> namesInJar(Path jar) throws IOException {
        if (!Files.isRegularFile(jar)) {
            return List.of();
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(JarEntry::getName).toList();
        }
    }

    /** All classes that all files of this name on the class path list. */
    private static List<String> providers(String service) {
        List<String> providers = new ArrayList<>();
        try {
            for (URL file : Collections.list(Reachability.class.getClassLoader().getResources(service))) {
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
                    lines.lines()
                            .map(line -> line.replaceFirst("#.*", "").strip())
                            .filter(line -> !line.isEmpty())
                            .forEach(providers::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + service, e);
        }
        return providers;
    }
}
