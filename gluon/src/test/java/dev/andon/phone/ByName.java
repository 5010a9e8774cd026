// SPDX-License-Identifier: GPL-3.0-or-later
package dev.andon.phone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Every place in the class files at which something is reached by name: in the classes that can be come by from some others, the JDK's and JavaFX's
 * aside. Class by class, so it finds rather too much.
 */
final class ByName {

    private static final Set<String> LOOK_UPS = Set.of(
            "java/lang/Class.forName",
            "java/lang/Class.getResource",
            "java/lang/Class.getResourceAsStream",
            "java/lang/Class.newInstance",
            "java/lang/Class.getConstructor",
            "java/lang/Class.getDeclaredConstructor",
            "java/lang/Class.getConstructors",
            "java/lang/Class.getDeclaredConstructors",
            "java/lang/Class.getMethod",
            "java/lang/Class.getDeclaredMethod",
            "java/lang/Class.getMethods",
            "java/lang/Class.getDeclaredMethods",
            "java/lang/Class.getField",
            "java/lang/Class.getDeclaredField",
            "java/lang/Class.getFields",
            "java/lang/Class.getDeclaredFields",
            "java/lang/ClassLoader.loadClass",
            "java/lang/ClassLoader.getResource",
            "java/lang/ClassLoader.getResources",
            "java/lang/ClassLoader.getResourceAsStream",
            "java/lang/ClassLoader.getSystemResource",
            "java/lang/ClassLoader.getSystemResources",
            "java/lang/ClassLoader.getSystemResourceAsStream",
            "java/lang/System.load",
            "java/lang/System.loadLibrary",
            "java/lang/reflect/Proxy.newProxyInstance",
            "java/lang/invoke/MethodHandles$Lookup.findVirtual",
            "java/lang/invoke/MethodHandles$Lookup.findStatic",
            "java/lang/invoke/MethodHandles$Lookup.findConstructor",
            "java/lang/invoke/MethodHandles$Lookup.findSpecial",
            "java/lang/invoke/MethodHandles$Lookup.findVarHandle",
            "java/lang/invoke/MethodHandles$Lookup.findStaticVarHandle",
            "java/io/ObjectInputStream.readObject",
            "java/util/ResourceBundle.getBundle",
            "java/util/ServiceLoader.load",
            "java/util/ServiceLoader.loadInstalled",
            "java/util/concurrent/atomic/AtomicIntegerFieldUpdater.newUpdater",
            "java/util/concurrent/atomic/AtomicLongFieldUpdater.newUpdater",
            "java/util/concurrent/atomic/AtomicReferenceFieldUpdater.newUpdater",
            "javafx/application/Application.launch");

    private final SortedSet<String> places = new TreeSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Queue<String> ahead = new ArrayDeque<>();

    private ByName() {}

    /** The places, each as {@code class.method -> Class.look-up}, that can be come by from these classes. */
    static SortedSet<String> from(Collection<String> classes) {
        ByName search = new ByName();
        classes.forEach(name -> search.visit(name.replace('.', '/')));
        while (!search.ahead.isEmpty()) {
            search.look(search.ahead.remove());
        }
        return search.places;
    }

    private void visit(String name) {
        String element = name.startsWith("[") ? name.replaceFirst("^\\[+L?", "").replace(";", "") : name;
        boolean others = element.startsWith("java/")
                || element.startsWith("javax/")
                || element.startsWith("jdk/")
                || element.startsWith("javafx/")
                || element.startsWith("com/sun/");
        if (!others && seen.add(element)) {
            ahead.add(element);
        }
    }

    private void look(String name) {
        Optional<ClassModel> found = parse(name);
        if (found.isEmpty()) {
            return;
        }
        ClassModel model = found.get();
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof ClassEntry other) {
                visit(other.asInternalName());
            }
        }
        for (MethodModel method : model.methods()) {
            method.code().ifPresent(code -> {
                for (CodeElement element : code) {
                    if (element instanceof InvokeInstruction call) {
                        note(name, method, call);
                    }
                }
            });
        }
    }

    private void note(String name, MethodModel method, InvokeInstruction call) {
        String target = call.owner().asInternalName() + "." + call.name().stringValue();
        if (LOOK_UPS.contains(target)) {
            places.add(name.replace('/', '.') + "." + method.methodName().stringValue() + " -> "
                    + target.substring(target.lastIndexOf('/') + 1));
        }
    }

    private static Optional<ClassModel> parse(String name) {
        try (InputStream file = ByName.class.getClassLoader().getResourceAsStream(name + ".class")) {
            // A library may name what is not there, and do without.
            return file == null ? Optional.empty() : Optional.of(ClassFile.of().parse(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
