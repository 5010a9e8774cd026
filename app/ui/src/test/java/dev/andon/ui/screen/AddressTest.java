package dev.andon.ui.screen;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links into the program: what they say, and that nothing else is taken for one. */
class AddressTest {

    @Test
    void aDeviceIsNamedByItsTopic() {
        Address press = Address.device("plant/line1/press3");
        assertThat(press.link()).isEqualTo("andon://device/plant/line1/press3");
        assertThat(Address.parse(press.link())).contains(press);
    }

    @Test
    void aScreenNeedsNoSubject() {
        assertThat(Address.of("map").link()).isEqualTo("andon://map");
        assertThat(Address.parse("andon://map/")).contains(Address.of("map"));
    }

    @Test
    void aPointFollowsItsDevice() {
        Address point = new Address("point", "plant/press 3#oil/temperature");
        assertThat(point.link()).isEqualTo("andon://point/plant/press%203#oil/temperature");
        assertThat(Address.parse(point.link())).contains(point);
    }

    @Property
    void whateverATopicHoldsComesBack(@ForAll @StringLength(max = 60) String subject) {
        Address address = Address.device(subject.replaceAll("\\p{Cs}", "?"));
        assertThat(Address.parse(address.link())).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "device/press3",
                "https://device/press3",
                "andon:device/press3",
                "andon://me@device/press3",
                "andon://device:80/press3",
                "andon://device/press3?x=1",
                "andon://%64evice/x",
                "andon://device/%zz",
                "andon://../etc/passwd"
            })
    void whatIsNoLinkOfOursLeadsNowhere(String link) {
        assertThat(Address.parse(link)).isEmpty();
    }
}
