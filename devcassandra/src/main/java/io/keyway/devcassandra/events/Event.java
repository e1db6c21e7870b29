package io.keyway.devcassandra.events;

import org.jspecify.annotations.Nullable;

/**
 * One request to the service, which is one row of a file.
 *
 * @param listener null if nobody was logged in
 * @param level what the session's user pays, also when logged out
 * @param song null unless the page is {@code NextSong}
 * @param time milliseconds since 1970
 */
record Event(
        int session,
        int item,
        long time,
        Page page,
        Listener.@Nullable Profile listener,
        String level,
        @Nullable Song song) {

    /** What was requested, with the HTTP method and status that the service answers it with. */
    enum Page {
        NEXT_SONG("NextSong", "PUT", 200),
        HOME("Home", "GET", 200),
        LOGIN("Login", "PUT", 307),
        LOGOUT("Logout", "PUT", 307),
        DOWNGRADE("Downgrade", "GET", 200),
        SETTINGS("Settings", "GET", 200),
        HELP("Help", "GET", 200),
        ABOUT("About", "GET", 200),
        UPGRADE("Upgrade", "GET", 200),
        SAVE_SETTINGS("Save Settings", "PUT", 307),
        ERROR("Error", "GET", 404),
        SUBMIT_UPGRADE("Submit Upgrade", "PUT", 307),
        SUBMIT_DOWNGRADE("Submit Downgrade", "PUT", 307);

        private final String label;
        private final String method;
        private final int status;

        Page(String label, String method, int status) {
            this.label = label;
            this.method = method;
            this.status = status;
        }

        String label() {
            return label;
        }

        String method() {
            return method;
        }

        int status() {
            return status;
        }
    }
}
