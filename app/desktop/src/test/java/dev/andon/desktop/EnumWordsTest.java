package dev.andon.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.andon.ui.text.Words;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a constant is called is looked up under a key that is made of its name: no other test sees those. */
class EnumWordsTest {

    @Test
    void everyConstantThatHasAKeyHasItsWordsInEveryLanguage() throws ReflectiveOperationException {
        List<String> missing = new ArrayList<>();
        int asked = 0;
        for (JavaClass type : new ClassFileImporter().importPackages("dev.andon.ui")) {
            if (type.isEnum() && type.tryGetMethod("key").isPresent()) {
                Method key = type.reflect().getDeclaredMethod("key");
                key.setAccessible(true);
                for (Object constant : type.reflect().getEnumConstants()) {
                    asked++;
                    lookUp((String) key.invoke(constant), missing);
                }
            }
        }
        assertThat(asked).isGreaterThan(30);
        assertThat(missing).isEmpty();
    }

    private static void lookUp(String key, List<String> missing) {
        for (String language : Words.LANGUAGES) {
            try {
                Words.in(Locale.forLanguageTag(language)).get(key);
            } catch (java.util.MissingResourceException e) {
                missing.add(language + ": " + key);
            }
        }
    }
}
