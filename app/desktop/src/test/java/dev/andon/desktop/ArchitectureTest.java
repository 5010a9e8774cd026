package dev.andon.desktop;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The house, its arrows and its prohibitions, as compiled code shows them; {@link SourceRulesTest} reads what only the
 * sources show.
 *
 * <p>An exception to a rule is a line of {@code src/test/resources/archunit_ignore_patterns.txt}, with its reason.
 */
class ArchitectureTest {

    private static final String[] JAVAFX = {"javafx..", "com.sun.javafx..", "com.sun.glass..", "com.sun.prism.."};
    private static final String[] SQL = {"java.sql..", "javax.sql..", "org.sqlite.."};
    private static final String[] MQTT = {"org.eclipse.paho..", "org.apache.activemq..", "io.netty.."};
    private static final String[] HTTP = {"java.net.http..", "okhttp3..", "com.sun.net.httpserver.."};
    private static final Set<String> JAVA_BASE =
            ModuleLayer.boot().findModule("java.base").orElseThrow().getPackages();

    private final JavaClasses program = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.andon");

    @Test
    void importsFollowTheArrows() {
        check(classes().should(followTheArrows()));
    }

    @Test
    void noPackageIsCaughtInACycle() {
        check(slices().matching("dev.andon.(**)").should().beFreeOfCycles());
    }

    @Test
    void theModelNeedsNothingButJavaBaseAndNullAnnotations() {
        var plain = describe(
                "java.base, JSpecify or the model itself",
                (JavaClass c) -> JAVA_BASE.contains(c.getBaseComponentType().getPackageName())
                        || c.getBaseComponentType().isPrimitive()
                        || resideInAnyPackage("dev.andon.model..", "org.jspecify.annotations")
                                .test(c.getBaseComponentType()));
        check(classes().that().resideInAPackage("dev.andon.model..").should().onlyDependOnClassesThat(plain));
    }

    @Test
    void connectorsKnowNeitherScreensNorDatabases() {
        never("dev.andon.connector..", JAVAFX);
        never("dev.andon.connector..", SQL);
    }

    @Test
    void onlyTheMqttConnectorKnowsPaho() {
        onlyIn("org.eclipse.paho..", "dev.andon.connector.mqtt..");
    }

    @Test
    void onlyTheRestConnectorAndNotifyKnowOkHttp() {
        onlyIn("okhttp3..", "dev.andon.connector.rest..", "dev.andon.notify..");
    }

    @Test
    void onlyTheCacheKnowsSql() {
        for (String sql : SQL) {
            onlyIn(sql, "dev.andon.cache..");
        }
        never("dev.andon.cache..", JAVAFX);
    }

    @Test
    void theAlarmEngineIsPure() {
        never("dev.andon.alert..", JAVAFX);
        never("dev.andon.alert..", "java.io..", "java.nio..", "java.net..");
        never("dev.andon.alert..", "java.util.concurrent..");
        check(noClasses()
                .that()
                .resideInAPackage("dev.andon.alert..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class, Clock.class)
                .orShould(callMethod(Instant.class, "now"))
                .orShould(callMethod(System.class, "currentTimeMillis"))
                .orShould(callMethod(System.class, "nanoTime")));
    }

    @Test
    void theRuntimeAndTheCommandLineAreHeadless() {
        never("dev.andon.runtime..", JAVAFX);
        never("dev.andon.cli..", JAVAFX);
    }

    @Test
    void screensSpeakToNoNetworkAndNoOtherToolkit() {
        never("dev.andon.ui..", MQTT);
        never("dev.andon.ui..", HTTP);
        never("dev.andon.ui..", "java.awt..", "javax.swing..");
    }

    @Test
    void onlyUiFxTouchesTheScreenThread() {
        // What the system prefers is asked of the same class, and is not in the API that the phone has.
        check(noClasses()
                .that(resideOutsideOfPackages("dev.andon.ui.fx.."))
                .and()
                .doNotHaveFullyQualifiedName("dev.andon.desktop.SystemLook")
                .should()
                .dependOnClassesThat(describe(
                        "javafx.application.Platform", c -> c.getName().equals("javafx.application.Platform"))));
        onlyNamedIn("javafx.animation.AnimationTimer", "dev.andon.ui.fx..");
    }

    @Test
    void onlyThePrinterWritesToStandardOutput() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.andon.cli.Printer")
                .should()
                .accessField(System.class, "out"));
    }

    @Test
    void nothingSleeps() {
        check(noClasses()
                .should(callMethod(Thread.class, "sleep", long.class))
                .orShould(callMethod(Thread.class, "sleep", java.time.Duration.class))
                .orShould(callMethod(Thread.class, "sleep", long.class, int.class))
                .orShould(callMethod(TimeUnit.class, "sleep", long.class)));
    }

    @Test
    void packagesAreNamedForWhatTheyDo() {
        check(noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..misc..", "..helper..", "..impl.."));
    }

    @Test
    void noStateIsStatic() {
        check(fields().that().areStatic().should().beFinal());
        check(fields().that()
                .areStatic()
                .should()
                .notHaveRawType(resideInAnyPackage("java.util.concurrent.atomic"))
                .andShould()
                .notHaveRawType(ThreadLocal.class));
    }

    @Test
    void everyPackageIsNullMarked() {
        var unmarked = program.stream()
                .filter(c -> !c.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackage)
                .distinct()
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName);
        assertThat(unmarked)
                .as("packages without @NullMarked in package-info.java")
                .isEmpty();
    }

    /** What {@code DESIGN} draws: which packages of the house a package may import, besides its own. */
    private static Set<String> allowed(String module) {
        return switch (module) {
            case "model", "assets" -> Set.of();
            case "connector", "cache", "alert" -> Set.of("model");
            case "connector.testkit", "connector.mqtt", "connector.rest" -> Set.of("model", "connector");
            case "notify" -> Set.of("model", "alert");
            case "runtime" -> Set.of("model", "connector", "cache", "alert", "notify");
            case "cli", "ui" -> Set.of("model", "connector", "cache", "alert", "notify", "runtime");
            case "desktop" -> Set.of("model", "connector", "cache", "alert", "notify", "runtime", "cli", "ui");
            case "phone" -> Set.of("model", "connector", "cache", "alert", "notify", "runtime", "ui");
            default ->
                module.startsWith("connector.")
                        ? Set.of("model", "connector", "connector.mqtt", "connector.rest")
                        : Set.of();
        };
    }

    /** The module a class of the house belongs to: {@code model}, {@code connector.mqtt}, {@code ui} ... */
    private static String module(JavaClass c) {
        String[] names = c.getBaseComponentType().getPackageName().split("\\.", -1);
        if (names.length < 3) {
            return "";
        }
        return names[2].equals("connector") && names.length > 3 ? "connector." + names[3] : names[2];
    }

    private static ArchCondition<JavaClass> followTheArrows() {
        return new ArchCondition<>("import only what stands left of them") {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                String module = module(from);
                from.getDirectDependenciesFromSelf().forEach(dependency -> {
                    JavaClass to = dependency.getTargetClass().getBaseComponentType();
                    boolean fine = !to.getPackageName().startsWith("dev.andon")
                            || module(to).equals(module)
                            || allowed(module).contains(module(to));
                    events.add(new SimpleConditionEvent(from, fine, dependency.getDescription()));
                });
            }
        };
    }

    private void never(String where, String... what) {
        check(noClasses().that().resideInAPackage(where).should().dependOnClassesThat(resideInAnyPackage(what)));
    }

    private void onlyIn(String what, String... where) {
        only(resideInAnyPackage(what), where);
    }

    private void onlyNamedIn(String type, String... where) {
        only(describe(type, c -> c.getName().equals(type)), where);
    }

    private void only(DescribedPredicate<JavaClass> what, String... where) {
        check(noClasses().that(resideOutsideOfPackages(where)).should().dependOnClassesThat(what));
    }

    /** A rule about a module that has no classes yet holds. */
    private void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(program);
    }
}
