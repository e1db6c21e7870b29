package io.keyway.parser;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWriter;

/** An operator for what Calcite's trees have no place for; it stands where something else will, before names have a meaning. */
final class Mark extends SqlSpecialOperator {
    Mark(String name) {
        super(name, SqlKind.OTHER);
    }

    @Override
    public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
        SqlUtil.unparseFunctionSyntax(this, writer, call, false);
    }
}
