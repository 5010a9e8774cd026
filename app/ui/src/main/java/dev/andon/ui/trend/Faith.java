package dev.andon.ui.trend;

/** How far what is known at a place of a trend can be believed. */
enum Faith {
    /** All of it is good. */
    GOOD,
    /** Some of it is not. */
    PARTLY,
    /** None of it is known to be good. */
    UNCERTAIN
}
