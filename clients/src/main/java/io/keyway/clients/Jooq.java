package io.keyway.clients;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.jooq.codegen.GenerationTool;
import org.jooq.impl.DSL;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/** jOOQ: code generation from the metadata alone, and a query that jOOQ writes. */
final class Jooq {
    private Jooq() {}

    /** Takes a URL, the keyspace, and the folder to write to. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[2]);
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.ERROR)
                .withJdbc(new Jdbc().withDriver("io.keyway.jdbc.KeywayDriver").withUrl(arguments[0]))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.jdbc.JDBCDatabase")
                                .withInputSchema(arguments[1]))
                        .withTarget(new Target().withPackageName("music").withDirectory(folder.toString()))));
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .map(Path::getFileName)
                    .map(Path::toString)
                    .sorted()
                    .forEach(System.out::println);
        }
        try (Connection connection = DriverManager.getConnection(arguments[0])) {
            var song = field(name("song"), String.class);
            DSL.using(connection, SQLDialect.POSTGRES)
                    .select(song)
                    .from(table(name("music_library")))
                    .where(field(name("sessionid"), Integer.class).eq(338))
                    .orderBy(field(name("iteminsession")))
                    .limit(2)
                    .fetch(song)
                    .forEach(System.out::println);
        }
    }
}
