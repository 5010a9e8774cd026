package dev.andon.model;

/** What a point can hold: a number, a flag or a text. */
public sealed interface Value {

    /** The kind a point of this value has. */
    Kind kind();

    /** A measured number in the unit of its point; finite. */
    record Num(double number) implements Value {
        /** @throws IllegalArgumentException when the number is not finite: that is bad quality, not a value */
        public Num {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("not a finite number: " + number);
            }
        }

        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }
    }

    /** On or off. */
    record Flag(boolean on) implements Value {
        @Override
        public Kind kind() {
            return Kind.FLAG;
        }
    }

    /** A state word, a firmware version, a message. */
    record Text(String text) implements Value {
        @Override
        public Kind kind() {
            return Kind.TEXT;
        }
    }
}
