package io.keyway.exec;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import io.keyway.pushdown.Binder;
import io.keyway.pushdown.CqlSelect;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** An execution that asks Cassandra for something else than it should. */
public final class MistakenExecution extends QueryExecution {
    private final Mistakes mistakes;

    /**
     * What is done wrong.
     *
     * @param statements how statements are changed
     * @param outerRows how the rows are changed that give a lookup its keys
     * @param ranges how the values of a request for a range of tokens are changed, which begin with its ends
     */
    public record Mistakes(
            UnaryOperator<CqlSelect> statements,
            UnaryOperator<List<Binder.OuterRow>> outerRows,
            UnaryOperator<List<Object>> ranges) {
        /** None at all. */
        public static final Mistakes NONE =
                new Mistakes(UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());

        public Mistakes withStatements(UnaryOperator<CqlSelect> change) {
            return new Mistakes(change, outerRows, ranges);
        }

        public Mistakes withOuterRows(UnaryOperator<List<Binder.OuterRow>> change) {
            return new Mistakes(statements, change, ranges);
        }

        public Mistakes withRanges(UnaryOperator<List<Object>> change) {
            return new Mistakes(statements, outerRows, change);
        }
    }

    public MistakenExecution(Requests requests, Requests.Profile profile, ExecutionOptions options, Mistakes mistakes) {
        super(requests, profile, options, ScanGuard.open(), Long.MAX_VALUE);
        this.mistakes = mistakes;
    }

    @Override
    public RowCursor read(CqlSelect select) {
        return super.read(mistakes.statements().apply(select));
    }

    @Override
    public Lookups lookUp(CqlSelect select, List<Binder.OuterRow> outerRows) {
        return super.lookUp(
                mistakes.statements().apply(select), mistakes.outerRows().apply(outerRows));
    }

    @Override
    CompletionStage<AsyncResultSet> send(Requests.CqlStatement statement, Requests.PageStart place) {
        boolean range = place.token() != null;
        return super.send(
                range
                        ? new Requests.CqlStatement(
                                statement.cql(), mistakes.ranges().apply(statement.values()))
                        : statement,
                place);
    }
}
