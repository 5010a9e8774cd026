package dev.andon.model;

/** What a person must do before an action is carried out. */
public enum RiskClass {
    NONE,
    /** Read and confirm. */
    CONFIRM,
    /** Hold the button. */
    HOLD,
    /** Have a second person approve. */
    SECOND_PERSON
}
