package io.keyway.sqlshell.complete;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.sqlshell.complete.Schema.KnownColumn;
import io.keyway.sqlshell.complete.Schema.KnownTable;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionsTest {
    private static final Schema SCHEMA = new Schema(
            List.of(
                    table("orders", "order_id", "customer_id", "total"),
                    table("customers", "customer_id", "name"),
                    table("Odd Name", "user", "a b")),
            List.of("count", "sum"),
            Keywords.ALL,
            false);

    /** {@code ^} is the cursor; expected are the first suggestions that match the fragment. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select ^ from orders                                     | order_id customer_id total orders",
                "select o.^ from orders o join customers c on 1 = 1       | order_id customer_id total",
                "select c.^ from orders o join customers c on 1 = 1       | customer_id name",
                "SELECT C.N^ from orders AS o, customers c                | name",
                "select * from ord^                                       | orders",
                "select * from orders, ^                                  | orders customers \"Odd Name\"",
                "select * from shop.^                                     | orders customers \"Odd Name\"",
                "select * from orders o where o.to^                       | total",
                "select * from orders o join customers c on ^             | order_id customer_id total name o c",
                "with x as (select order_id oid, total from orders) select ^ from x | oid total x",
                "with x (a, b) as (select 1, 2) select x.^ from x         | a b",
                "with x as (select 1 z) select * from ^                   | x orders customers",
                "insert into orders (^                                    | order_id customer_id total",
                "select (select max(^ from orders                         | order_id customer_id total",
                "select * from orders where total > (select ^ from customers) | customer_id name order_id total",
                "select y.^ from (select *, 1 as one from customers) y    | customer_id name one",
                "select ^ from \"Odd Name\"                               | \"user\" \"a b\"",
                "select \"Odd Name\".^ from \"Odd Name\"                  | \"user\" \"a b\"",
                "select 1; select ^ from customers; select 2 from orders  | customer_id name",
                "select total from orders union select ^ from customers   | customer_id name customers",
                "sel^                                                     | SELECT",
                "select cou^                                              | count",
                "select * from orders wher^                               | WHERE",
                "select * from orders order by ^                          | order_id customer_id total",
                "update orders set ^                                      | order_id customer_id total",
            })
    void firstSuggestions(String input, String expected) {
        assertThat(String.join(" ", matching(input))).startsWith(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"select 'ord^", "select 1 -- ord^", "select /* ord^"})
    void nothingInsideTextsAndComments(String input) {
        assertThat(matching(input)).isEmpty();
    }

    @Test
    void keywordsDoNotBuryColumns() {
        assertThat(matching("select ^ from orders")).doesNotContain("FROM").hasSize(4);
    }

    private static List<String> matching(String input) {
        int cursor = input.indexOf('^');
        String text = input.replace("^", "");
        String fragment =
                text.substring(Completions.fragmentStart(text, cursor), cursor).toLowerCase(Locale.ROOT);
        return Completions.at(text, cursor, SCHEMA).stream()
                .map(Completion::text)
                .filter(each -> each.toLowerCase(Locale.ROOT).startsWith(fragment))
                .toList();
    }

    private static KnownTable table(String name, String... columns) {
        return new KnownTable(
                "shop",
                name,
                "",
                List.of(columns).stream()
                        .map(column -> new KnownColumn(column, "int", ""))
                        .toList());
    }
}
