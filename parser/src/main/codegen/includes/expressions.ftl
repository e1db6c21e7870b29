/** {@code DISTINCT ON (a, b)}, from the word ON on. */
SqlCall DistinctOn(SqlLiteral keyword) :
{
    final Span s = Span.of(keyword);
    final List<SqlNode> keys = new ArrayList<SqlNode>();
}
{
    <ON> <LPAREN> AddExpressions(keys, ExprContext.ACCEPT_SUB_QUERY) <RPAREN> {
        return Syntax.distinctOn(keyword, keys, s.end(this));
    }
}

/** {@code ::type}, which converts no more than the operand right before it. */
void PostfixCast(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlNode type;
}
{
    <INFIX_CAST> { checkNonQueryExpression(exprContext); }
    (
        LOOKAHEAD(2) <INTERVAL> type = IntervalQualifier()
    |   <INTERVAL> { type = Syntax.INTERVAL; }
    |   type = DataType()
    )
    {
        Syntax.cast(list, type, getPos());
    }
}

/** {@code ISNULL} and {@code NOTNULL}. */
void NullTest(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlOperator test;
}
{
    ( <ISNULL> { test = SqlStdOperatorTable.IS_NULL; } | <NOTNULL> { test = SqlStdOperatorTable.IS_NOT_NULL; } ) {
        checkNonQueryExpression(exprContext);
        list.add(new SqlParserUtil.ToTreeListItem(test, getPos()));
    }
}

/** PostgreSQL's operators for patterns. */
void PatternTest(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlOperator test;
}
{
    (
        <LIKE_OPERATOR> { test = Syntax.LIKE; }
    |   <NOT_LIKE_OPERATOR> { test = Syntax.NOT_LIKE; }
    |   <ILIKE_OPERATOR> { test = Syntax.ILIKE; }
    |   <NOT_ILIKE_OPERATOR> { test = Syntax.NOT_ILIKE; }
    |   <MATCH_OPERATOR> { test = Syntax.MATCH; }
    |   <MATCH_IGNORING_CASE> { test = Syntax.MATCH_IGNORING_CASE; }
    |   <NOT_MATCH> { test = Syntax.NOT_MATCH; }
    |   <NOT_MATCH_IGNORING_CASE> { test = Syntax.NOT_MATCH_IGNORING_CASE; }
    )
    {
        checkNonQueryExpression(exprContext);
        list.add(new SqlParserUtil.ToTreeListItem(test, getPos()));
    }
    AddExpression2b(list, ExprContext.ACCEPT_SUB_QUERY)
}

/** {@code COLLATE "C"}: the order that all text has. */
void Collation(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlIdentifier name;
}
{
    <COLLATE> name = CompoundIdentifier() {
        Syntax.checkCollation(name);
    }
}

/** {@code ts AT TIME ZONE 'Europe/Berlin'}: local time. */
void AtTimeZone(List<Object> list, ExprContext exprContext, Span s) :
{
}
{
    <AT> <TIME> <ZONE> {
        checkNonQueryExpression(exprContext);
        list.add(new SqlParserUtil.ToTreeListItem(Syntax.AT_TIME_ZONE, getPos()));
    }
    AddExpression2b(list, ExprContext.ACCEPT_SUB_QUERY)
}
