package dev.andon.runtime;

/**
 * What the connections of a workspace are called in the cache, which may be shared by several workspaces: by both names, so that two plants whose
 * connections are called alike stay apart.
 *
 * @param workspace id of the workspace
 */
record CacheNames(String workspace) {

    private static final char BETWEEN = '/';

    /** What a connection is called there. */
    String of(String connection) {
        return workspace + BETWEEN + connection;
    }

    /** Whether a name is one of this workspace's. */
    boolean ours(String name) {
        return name.startsWith(workspace + BETWEEN);
    }

    /** The connection again, of a name that is ours. */
    String connection(String name) {
        return name.substring(workspace.length() + 1);
    }
}
