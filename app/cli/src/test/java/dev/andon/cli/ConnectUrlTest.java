package dev.andon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.runtime.Wrong;
import java.net.URI;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class ConnectUrlTest {

    @Example
    void userAndPasswordAreTakenOutOfTheUrl() {
        ConnectUrl url = ConnectUrl.parse("mqtts://ann:p%40ss@broker.example.org:8883/x");

        assertThat(url.url()).isEqualTo(URI.create("mqtts://broker.example.org:8883/x"));
        assertThat(url.username()).isEqualTo("ann");
        assertThat(url.password()).containsExactly("p@ss".toCharArray());
    }

    @Example
    void aUserAloneIsNoPassword() {
        ConnectUrl url = ConnectUrl.parse("mqtt://ann@h");

        assertThat(url.username()).isEqualTo("ann");
        assertThat(url.password()).isNull();
    }

    @Example
    void aUrlWithoutAUserIsItself() {
        assertThat(ConnectUrl.parse("demo://plant?devices=3").url()).isEqualTo(URI.create("demo://plant?devices=3"));
    }

    @Property
    void noPasswordIsEverPartOfTheUrlOrOfAMessage(
            @ForAll @StringLength(min = 1, max = 12) @CharRange(from = '!', to = '~') String text) {
        String password = "zq" + text + "zq";
        try {
            ConnectUrl url = ConnectUrl.parse("mqtt://ann:" + password + "@h:1883");
            assertThat(url.url()).isEqualTo(URI.create("mqtt://h:1883"));
            assertThat(url.toString()).doesNotContain("zq");
        } catch (Wrong e) {
            assertThat(e.getMessage() + e.remedy()).doesNotContain("zq");
        }
        assertThat(ConnectUrl.masked("Unknown option: 'mqtt://ann:" + password + "@h'"))
                .doesNotContain("zq");
    }
}
