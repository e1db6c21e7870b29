package io.keyway.clients;

import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Spring's JdbcTemplate: rows as maps and values, named parameters, a limit, and what its exceptions are. */
final class Spring {
    private Spring() {}

    /** Takes a URL. */
    public static void main(String[] arguments) {
        JdbcTemplate template = new JdbcTemplate(new DriverManagerDataSource(arguments[0]));
        List<String> songs = template.queryForList(
                "SELECT song FROM music_library WHERE sessionid = ? ORDER BY iteminsession", String.class, 338);
        System.out.println(songs.size() + " songs, the last is " + songs.get(songs.size() - 1));
        Map<String, Object> row = template.queryForMap(
                "SELECT artist, length FROM music_library WHERE sessionid = ? AND iteminsession = ?", 338, 4);
        System.out.println(row);
        NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(template);
        Long users = named.queryForObject(
                "SELECT count(DISTINCT userid) FROM music_library WHERE song IN (:songs)",
                Map.of("songs", songs),
                Long.class);
        System.out.println(users + " users");
        template.setMaxRows(3);
        template.setFetchSize(2);
        template.setQueryTimeout(30);
        System.out.println(template.queryForList("SELECT * FROM music_library").size() + " rows of many");
        fail(template, "SELEC song FROM music_library");
        fail(template, "SELECT song FROM nowhere");
        fail(template, "SELECT 1 / 0");
        fail(template, "DELETE FROM music_library");
        template.execute("SELECT 1");
        NamedParameterJdbcTemplate careful =
                new NamedParameterJdbcTemplate(new DriverManagerDataSource(arguments[0] + "?fullScan=refuse"));
        fail(careful.getJdbcTemplate(), "SELECT song FROM music_library WHERE length > 300");
    }

    private static void fail(JdbcOperations template, String sql) {
        try {
            template.queryForList(sql);
            System.out.println("no failure");
        } catch (DataAccessException e) {
            System.out.println(e.getClass().getSimpleName());
        }
    }
}
