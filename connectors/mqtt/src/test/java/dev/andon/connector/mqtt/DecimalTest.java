package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Numbers read from bytes are the doubles that Java makes of the same text, to the last bit. */
class DecimalTest {

    private final Decimal decimal = new Decimal();

    @Property(tries = 5_000)
    void whatIsReadIsExact(@ForAll("numbers") String text) {
        byte[] bytes = ("x" + text + ",5").getBytes(StandardCharsets.US_ASCII);

        int read = decimal.scan(bytes, 1, bytes.length);

        assertThat(read).isNotEqualTo(Decimal.NONE);
        assertThat(decimal.end).isEqualTo(1 + text.length());
        if (read == Decimal.READ) {
            double expected = text.matches("-0+") ? 0.0 : Double.parseDouble(text);
            assertThat(Double.doubleToRawLongBits(decimal.value)).isEqualTo(Double.doubleToRawLongBits(expected));
        }
    }

    @Property(tries = 5_000)
    void whatJavaWritesIsReadAtOnce(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20; i++) {
            double number = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-3, 7));
            byte[] bytes = String.valueOf(number).getBytes(StandardCharsets.US_ASCII);

            assertThat(decimal.scan(bytes, 0, bytes.length)).isEqualTo(Decimal.READ);
            assertThat(decimal.value).isEqualTo(number);
        }
    }

    @Property(tries = 5_000)
    void numbersBetweenTwoDoublesAreRoundedToTheEvenOne(
            @ForAll @LongRange(min = 1L << 52, max = (1L << 53) - 1) long fraction) {
        for (int power = 0; power <= 2; power++) {
            long between = (2 * fraction + 1) << power;
            for (String text : List.of(between + ".0", between + "e0", between / 2 + ".5", "-" + between + "e0")) {
                byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
                assertThat(decimal.scan(bytes, 0, bytes.length)).isEqualTo(Decimal.READ);
                assertThat(decimal.value).as(text).isEqualTo(Double.parseDouble(text));
            }
        }
    }

    @Example
    void commonNumbersAreNotHard() {
        for (String text : new String[] {
            "61.4",
            "-0.001",
            "1760000000123",
            "1760000000.123456",
            "1e22",
            "123456789012345.6",
            "0.0",
            "0.0000000000000000000000"
        }) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            assertThat(decimal.scan(bytes, 0, bytes.length)).as(text).isEqualTo(Decimal.READ);
        }
    }

    @Example
    void whatJsonDoesNotCallANumberIsNone() {
        for (String text :
                new String[] {"", "-", ".5", "5.", "+1", "01", "-00", "1e", "1e+", "1.e5", "abc", "-a", "0x1"}) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            int read = decimal.scan(bytes, 0, bytes.length);
            assertThat(read == Decimal.NONE || decimal.end < bytes.length)
                    .as(text)
                    .isTrue();
        }
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.randomValue(random -> {
            String whole = Long.toString(random.nextLong() >>> (1 + random.nextInt(63)));
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "").append(whole);
            if (random.nextInt(3) > 0) {
                text.append('.');
                for (int i = random.nextInt(12); i >= 0; i--) {
                    text.append((char) ('0' + random.nextInt(10)));
                }
            }
            if (random.nextInt(3) == 0) {
                text.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(60) - 30);
            }
            return text.toString();
        });
    }
}
