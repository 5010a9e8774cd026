package dev.andon.cli;

import dev.andon.runtime.Recording;
import dev.andon.runtime.SecretSources;
import java.nio.file.Path;

/**
 * How the window is to open.
 *
 * @param secrets of this machine, where the connections' passwords are found and new ones kept
 * @param data the folder for the program's own files
 * @param history how a history that is not there yet is begun
 * @param phone in the size and shape of a phone
 * @param link the place in the program to begin at, {@code andon://...}; empty: the overview
 */
public record Opening(SecretSources secrets, Path data, Recording.Begin history, boolean phone, String link) {}
