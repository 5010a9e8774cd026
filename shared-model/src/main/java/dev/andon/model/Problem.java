package dev.andon.model;

/**
 * Something that went wrong, told to a person.
 *
 * @param where the place: {@code file:line}, a topic, a host
 * @param what what happened, a clause without a full stop
 * @param remedy what to do about it, a clause without a full stop; empty when there is nothing to do
 */
public record Problem(String where, String what, String remedy) {

    /** {@code where: what, and what to do}. */
    @Override
    public String toString() {
        String told = where.isEmpty() ? what : where + ": " + what;
        return remedy.isEmpty() ? told : told + "; " + remedy;
    }
}
