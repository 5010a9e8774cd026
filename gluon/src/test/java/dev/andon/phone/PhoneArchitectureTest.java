// SPDX-License-Identifier: GPL-3.0-or-later
package dev.andon.phone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The borders of this module; the others are held by the desktop's test. */
class PhoneArchitectureTest {

    private final JavaClasses program = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.andon");

    @Test
    void onlyOneClassKnowsAttach() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(AttachPlatform.class.getName())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.gluonhq..")
                .check(program);
    }

    @Test
    void nothingElseInTheHouseKnowsThePhone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.andon.phone")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.andon.phone")
                .check(program);
    }

    @Test
    void thePhoneKnowsNeitherTheDesktopNorAConcreteConnector() {
        noClasses()
                .that()
                .resideInAPackage("dev.andon.phone")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.andon.cli..", "dev.andon.desktop..", "dev.andon.connector..")
                .check(program);
    }

    /** What only the newer JavaFX of the desk has is caught by compiling with {@code -Pphone-api}; this is the commonest of it. */
    @Test
    void whatGoesToThePhoneDoesNotAskTheSystemForItsPreferences() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javafx.application.Platform$Preferences")
                .check(program);
    }
}
