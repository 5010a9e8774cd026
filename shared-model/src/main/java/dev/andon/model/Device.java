package dev.andon.model;

import org.jspecify.annotations.Nullable;

/**
 * A thing with an identity and a connection.
 *
 * @param id unique in the workspace; often the topic under which it speaks
 * @param title the name a person reads; the last level of the id where nobody gave one
 * @param connection the name of the connection it was heard on
 * @param profile the id of the profile that fits it; null: none does
 */
public record Device(
        String id,
        String title,
        String connection,
        @Nullable String profile,
        @Nullable GeoPosition position) {}
