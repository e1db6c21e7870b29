package io.keyway.bench.data;

/** One row of the logical table; the model of {@code model.json} says what each column means. */
public record Play(
        int sessionid,
        int iteminsession,
        int userid,
        String artist,
        String song,
        double length,
        String firstname,
        String lastname,
        String gender,
        String level,
        String location) {}
