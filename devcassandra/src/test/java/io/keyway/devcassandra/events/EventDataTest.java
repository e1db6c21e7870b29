package io.keyway.devcassandra.events;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds in the event files: the three known answers, the keys, and every oddity that they promise. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EventDataTest {
    private List<CSVRecord> rows = List.of();
    private List<CSVRecord> plays = List.of();

    @BeforeAll
    void read() throws IOException {
        rows = EventFiles.rows();
        plays = rows.stream().filter(row -> row.get("page").equals("NextSong")).toList();
    }

    @Test
    void whatWasHeardInSession338AsItem4() {
        assertThat(plays.stream()
                        .filter(row -> row.get("sessionId").equals("338"))
                        .filter(row -> row.get("itemInSession").equals("4"))
                        .map(row -> List.of(row.get("artist"), row.get("song"), row.get("length"))))
                .containsExactly(List.of("Faithless", "Music Matters (Mark Knight Dub)", "495.3073"));
    }

    @Test
    void whatUser10HeardInSession182() {
        List<CSVRecord> session =
                rows.stream().filter(row -> row.get("sessionId").equals("182")).toList();
        assertThat(session)
                .allSatisfy(row -> assertThat(List.of(row.get("userId"), row.get("firstName"), row.get("lastName")))
                        .containsExactly("10", "Sylvie", "Cruz"));
        assertThat(session.stream()
                        .sorted(Comparator.comparingInt(row -> Integer.parseInt(row.get("itemInSession"))))
                        .map(row -> row.get("artist") + ": " + row.get("song")))
                .containsExactly(
                        "Down To The Bone: Keep On Keepin' On",
                        "Three Drives: Greece 2000",
                        "Sebastien Tellier: Kilometer",
                        "Lonnie Gordon: Catch You Baby (Steve Pitron & Max Sanna Radio Edit)");
    }

    @Test
    void whoHeardAllHandsAgainstHisOwn() {
        assertThat(plays.stream()
                        .filter(row -> row.get("song").equals("All Hands Against His Own"))
                        .map(row -> row.get("userId") + " " + row.get("firstName") + " " + row.get("lastName")))
                .containsExactlyInAnyOrder("29 Jacqueline Lynch", "80 Tegan Levine", "95 Sara Johnson");
    }

    @Test
    void sizeAndShareOfPlays() {
        assertThat(rows).hasSizeBetween(7_500, 8_500);
        assertThat((double) plays.size() / rows.size()).isBetween(0.82, 0.88);
    }

    @Test
    void songColumnsAreThereExactlyForPlays() {
        assertThat(rows).allSatisfy(row -> {
            boolean play = row.get("page").equals("NextSong");
            assertThat(row.get("artist").isEmpty()).isNotEqualTo(play);
            assertThat(row.get("song").isEmpty()).isNotEqualTo(play);
            assertThat(row.get("length").isEmpty()).isNotEqualTo(play);
        });
    }

    @Test
    void personColumnsAreBlankExactlyWhenLoggedOut() {
        assertThat(rows).allSatisfy(row -> {
            boolean out = row.get("auth").equals("Logged Out");
            for (String column : List.of("userId", "firstName", "lastName", "gender", "location", "registration")) {
                assertThat(row.get(column).isEmpty()).as(column).isEqualTo(out);
            }
            assertThat(row.get("level")).isIn("free", "paid");
        });
        assertThat(rows.stream()
                        .filter(row -> row.get("auth").equals("Logged Out"))
                        .count())
                .isBetween(200L, 400L);
    }

    @Test
    void sessionAndItemIdentifyAPlayButSongAndUserDoNot() {
        assertThat(plays.stream().map(row -> List.of(row.get("sessionId"), row.get("itemInSession"))))
                .doesNotHaveDuplicates();
        long pairs = plays.stream()
                .map(row -> List.of(row.get("song"), row.get("userId")))
                .distinct()
                .count();
        assertThat(plays.size() - pairs).isGreaterThan(100);
    }

    @Test
    void userDeterminesThePersonButNotTheLevel() {
        for (String column : List.of("firstName", "lastName", "gender", "location", "registration")) {
            assertThat(valuesByUser(column))
                    .as(column)
                    .allSatisfy((user, values) -> assertThat(values).hasSize(1));
        }
        assertThat(valuesByUser("level").values().stream().filter(levels -> levels.size() > 1))
                .hasSize(8);
    }

    private Map<String, Set<String>> valuesByUser(String column) {
        return rows.stream()
                .filter(row -> !row.get("userId").isEmpty())
                .collect(groupingBy(row -> row.get("userId"), mapping(row -> row.get(column), toSet())));
    }

    @Test
    void twoUsersHaveTheSameName() {
        Map<String, Set<String>> usersByName = plays.stream()
                .collect(groupingBy(
                        row -> row.get("firstName") + " " + row.get("lastName"),
                        mapping(row -> row.get("userId"), toSet())));
        assertThat(usersByName.values()).contains(Set.of("13", "50"));
    }

    @Test
    void noLengthIsExactAsAFloat() {
        assertThat(plays).allSatisfy(row -> {
            String length = row.get("length");
            assertThat((double) Float.parseFloat(length)).isNotEqualTo(Double.parseDouble(length));
        });
    }

    @Test
    void spreadsheetNumbers() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("ts")).matches("1\\.54\\d{0,3}E\\+12");
            assertThat(row.get("registration")).matches("(1\\.5\\d{0,4}E\\+12)?");
            assertThat(row.get("location")).matches("([^,]+, [A-Z-]+)?");
        });
    }

    @Test
    void everyOddSongIsHeard() {
        Function<CSVRecord, Song> song = row -> new Song(row.get("artist"), row.get("song"), row.get("length"));
        assertThat(plays.stream().map(song)).containsAll(OddSongs.all());
    }

    @Test
    void theOddSongsAreOdd() {
        List<String> texts = OddSongs.all().stream()
                .flatMap(song -> List.of(song.artist(), song.title()).stream())
                .toList();
        assertThat(texts)
                .anyMatch(text -> text.endsWith(" "))
                .anyMatch(text -> text.startsWith(" "))
                .anyMatch(text -> text.endsWith("\u00a0"))
                .anyMatch(text -> text.chars().filter(c -> c == '"').count() == 1)
                .anyMatch(text -> text.chars().anyMatch(c -> c >= 0x80 && c < 0xa0))
                .anyMatch(text -> text.matches("0\\d+"));
        assertThat(texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).distinct())
                .hasSizeLessThan((int) texts.stream().distinct().count());
    }
}
