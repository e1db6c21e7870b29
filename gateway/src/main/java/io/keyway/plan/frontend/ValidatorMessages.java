package io.keyway.plan.frontend;

import static io.keyway.error.ErrorCode.AMBIGUOUS_COLUMN;
import static io.keyway.error.ErrorCode.GROUPING_ERROR;
import static io.keyway.error.ErrorCode.INVALID_CAST;
import static io.keyway.error.ErrorCode.INVALID_DATETIME;
import static io.keyway.error.ErrorCode.SYNTAX_ERROR;
import static io.keyway.error.ErrorCode.TYPE_MISMATCH;
import static io.keyway.error.ErrorCode.UNKNOWN_COLUMN;
import static io.keyway.error.ErrorCode.UNKNOWN_FUNCTION;
import static io.keyway.error.ErrorCode.UNSUPPORTED_SQL;
import static io.keyway.error.ErrorCode.VALUE_OUT_OF_RANGE;
import static io.keyway.plan.frontend.CalciteMessage.kind;

import java.util.List;
import java.util.regex.Pattern;

/** What Keyway says for each kind of message of Calcite's validator and parser that a query can meet. */
final class ValidatorMessages {
    private static final String ALIAS = "put the table's name or alias before it";
    private static final String CAST = "write a CAST to the type that is meant";
    private static final String AGGREGATE = "add it to GROUP BY, or put it into an aggregate such as MAX";

    private ValidatorMessages() {}

    static final List<CalciteMessage> NAMES = List.of(
            kind("columnAmbiguous", AMBIGUOUS_COLUMN, "column \"{0}\" is ambiguous", ALIAS),
            kind("validatorUnknownFunction", UNKNOWN_FUNCTION, "function {0} does not exist"),
            kind("functionUndefined", UNKNOWN_FUNCTION, "function {0} does not exist"),
            kind("functionNotFound", UNKNOWN_FUNCTION, "function {0} does not exist"),
            kind("invalidArgCount", UNKNOWN_FUNCTION, "function {0} takes another number of arguments: {1}"),
            kind("wrongNumberOfParam", UNKNOWN_FUNCTION, "{0} takes another number of arguments than {1}: {2}"),
            kind("wrongNumOfArguments", UNKNOWN_FUNCTION, "the number of arguments is wrong"),
            kind("requireAtLeastOneArg", UNKNOWN_FUNCTION, "at least one argument is needed"),
            kind("unknownIdentifier", UNKNOWN_COLUMN, "\"{0}\" is not known here"),
            kind("unknownField", UNKNOWN_COLUMN, "there is no field \"{0}\""),
            kind("unknownDatatypeName", TYPE_MISMATCH, "there is no type {0}"),
            kind("typeNotFound", TYPE_MISMATCH, "there is no type {0}"),
            kind("typeNotSupported", TYPE_MISMATCH, "type {0} is not supported"),
            kind("windowNotFound", UNSUPPORTED_SQL, "there is no window \"{0}\""),
            kind("duplicateWindowName", UNSUPPORTED_SQL, "two windows have the same name"),
            kind("fromAliasDuplicate", UNSUPPORTED_SQL, "two tables in FROM are called \"{0}\"", "give one an alias"),
            kind("duplicateColumnName", AMBIGUOUS_COLUMN, "two columns are called \"{0}\""),
            kind("duplicateNameInColumnList", AMBIGUOUS_COLUMN, "two columns are called \"{0}\""),
            kind("aliasListDuplicate", AMBIGUOUS_COLUMN, "two columns are called \"{0}\""),
            kind("identifierTooLong", SYNTAX_ERROR, "the name \"{0}\" has more than {1} characters"));

    static final List<CalciteMessage> TYPES = List.of(
            new CalciteMessage(
                    Pattern.compile("(?s)Cannot apply '\\$SCALAR_QUERY' to .*"),
                    List.of(),
                    TYPE_MISMATCH,
                    "a sub-query here has one column",
                    null),
            kind("canNotApplyOp2Type", TYPE_MISMATCH, "{0} does not apply to {1}", CAST),
            kind("cannotCastValue", TYPE_MISMATCH, "a value of type {0} cannot be cast to {1}"),
            kind("incompatibleValueType", TYPE_MISMATCH, "the values of {0} have no type in common", CAST),
            kind("incompatibleTypesInList", TYPE_MISMATCH, "the values of the list have no type in common", CAST),
            kind("incompatibleTypes", TYPE_MISMATCH, "the types have nothing in common", CAST),
            kind(
                    "illegalMixingOfTypes",
                    TYPE_MISMATCH,
                    "the branches of CASE or COALESCE have no type in common",
                    CAST),
            kind("needSameTypeParameter", TYPE_MISMATCH, "the arguments have no type in common", CAST),
            kind("typeNotComparable", TYPE_MISMATCH, "{0} cannot be compared with {1}", CAST),
            kind("typeNotComparableNear", TYPE_MISMATCH, "{0} cannot be compared with {1}", CAST),
            kind("operandNotComparable", TYPE_MISMATCH, "{0} cannot be compared with each other", CAST),
            kind("typeNotComparableEachOther", TYPE_MISMATCH, "{0} cannot be compared with each other", CAST),
            kind(
                    "columnTypeMismatchInSetop",
                    TYPE_MISMATCH,
                    "column {0} of {1} has types with nothing in common",
                    CAST),
            kind("columnCountMismatchInSetop", TYPE_MISMATCH, "the queries of {0} have different numbers of columns"),
            kind("columnCountMismatch", TYPE_MISMATCH, "the numbers of columns differ"),
            kind(
                    "naturalOrUsingColumnNotCompatible",
                    TYPE_MISMATCH,
                    "the columns \"{0}\" of the join cannot be compared: {1} with {2}"),
            kind("expectedBoolean", TYPE_MISMATCH, "a condition is expected here"),
            kind("condMustBeBoolean", TYPE_MISMATCH, "{0} is not a condition"),
            kind("havingMustBeBoolean", TYPE_MISMATCH, "HAVING is not a condition"),
            kind("filterMustBeBoolean", TYPE_MISMATCH, "FILTER is not a condition"),
            kind("expectedCharacter", TYPE_MISMATCH, "a text is expected here"),
            kind("mustNotNullInElse", TYPE_MISMATCH, "a CASE whose every result is NULL has no type", CAST),
            kind("minMaxBadType", TYPE_MISMATCH, "{0} does not apply to {1}"),
            kind("unsupportedTypeInOrderBy", TYPE_MISMATCH, "{1} does not order by {0}"),
            kind("unnestArgument", TYPE_MISMATCH, "UNNEST takes a collection"),
            kind("mapRequiresTwoOrMoreArgs", TYPE_MISMATCH, "MAP takes keys and values in turn"),
            kind("mapRequiresEvenArgCount", TYPE_MISMATCH, "MAP takes keys and values in turn"),
            kind("nullIllegal", TYPE_MISMATCH, "NULL has no type here", CAST),
            kind("dynamicParamIllegal", TYPE_MISMATCH, "the type of a ? is not known here", "write CAST(? AS type)"),
            kind("needQueryOp", TYPE_MISMATCH, "a query is expected here"),
            kind("starRequiresRecordType", TYPE_MISMATCH, "only the columns of a table can be listed by *"));

    static final List<CalciteMessage> GROUPS = List.of(
            kind("notGroupExpr", GROUPING_ERROR, "{0} is not being grouped", AGGREGATE),
            kind("groupingArgument", GROUPING_ERROR, "the argument of {0} is not being grouped"),
            kind("groupingInAggregate", GROUPING_ERROR, "{0} is for queries with GROUP BY"),
            kind("groupingInWrongClause", GROUPING_ERROR, "{0} is for SELECT, HAVING and ORDER BY"),
            kind("notSelectDistinctExpr", GROUPING_ERROR, "{0} is not in the list of SELECT DISTINCT", "add it there"),
            kind("aggregateIllegalInClause", GROUPING_ERROR, "{0} has no aggregates", "compare aggregates in HAVING"),
            kind("aggregateIllegalInOrderBy", GROUPING_ERROR, "ORDER BY has no aggregates in a query without any"),
            kind(
                    "nestedAggIllegal",
                    GROUPING_ERROR,
                    "an aggregate has no aggregates in it",
                    "compute it in a sub-query"),
            kind("aggregateInFilterIllegal", GROUPING_ERROR, "FILTER has no aggregates in it"),
            kind("aggregateInWithinGroupIllegal", GROUPING_ERROR, "WITHIN GROUP has no aggregates in it"),
            kind("aggregateMissingWithinGroupClause", GROUPING_ERROR, "{0} needs WITHIN GROUP (ORDER BY ...)"),
            kind("withinGroupClauseIllegalInAggregate", GROUPING_ERROR, "{0} has no WITHIN GROUP"),
            kind("withinGroupNotAllowed", GROUPING_ERROR, "{0} has no WITHIN GROUP"),
            kind("functionQuantifierNotAllowed", GROUPING_ERROR, "{0} has neither DISTINCT nor ALL"),
            kind("filterNonAggregate", GROUPING_ERROR, "FILTER is for aggregates"),
            kind("overNonAggregate", GROUPING_ERROR, "OVER is for aggregates and functions of windows"),
            kind("absentOverClause", GROUPING_ERROR, "a function of windows needs OVER (...)"),
            kind(
                    "windowedAggregateIllegalInClause",
                    GROUPING_ERROR,
                    "{0} has no functions of windows",
                    "compute them in a sub-query"),
            kind(
                    "windowInHavingNotAllowed",
                    GROUPING_ERROR,
                    "HAVING has no functions of windows",
                    "compute them in a sub-query"),
            kind("partitionbyShouldNotContainOver", GROUPING_ERROR, "PARTITION BY has no functions of windows in it"),
            kind("orderbyShouldNotContainOver", GROUPING_ERROR, "ORDER BY of a window has none in it"),
            kind("orderByRequiresOneKey", GROUPING_ERROR, "{0} orders by one expression"));

    static final List<CalciteMessage> CLAUSES = List.of(
            kind("invalidOrderByPos", SYNTAX_ERROR, "ORDER BY belongs at the end of the whole query"),
            kind("illegalOrderBy", SYNTAX_ERROR, "ORDER BY has no place here"),
            kind("orderByOrdinalOutOfRange", UNSUPPORTED_SQL, "ORDER BY names a column that the result has not"),
            kind("illegalNonQueryExpression", SYNTAX_ERROR, "a query is expected here"),
            kind("illegalQueryExpression", SYNTAX_ERROR, "a query has no place here", "put it in parentheses"),
            kind("expectedQueryOrJoinExpression", SYNTAX_ERROR, "a query is expected here"),
            kind("illegalJoinExpression", SYNTAX_ERROR, "a join has no place here"),
            kind("illegalRowExpression", SYNTAX_ERROR, "a row of several values has no place here"),
            kind("onlyScalarSubQueryAllowed", TYPE_MISMATCH, "a sub-query here has one column"),
            kind("betweenWithoutAnd", SYNTAX_ERROR, "BETWEEN needs AND"),
            kind("illegalOverlaps", SYNTAX_ERROR, "OVERLAPS compares (start, end) with (start, end)"),
            kind(
                    "joinRequiresCondition",
                    SYNTAX_ERROR,
                    "the join has no condition",
                    "add ON or USING, or write CROSS JOIN"),
            kind("crossJoinDisallowsCondition", SYNTAX_ERROR, "CROSS JOIN has no condition"),
            kind("naturalDisallowsOnOrUsing", SYNTAX_ERROR, "NATURAL JOIN has neither ON nor USING"),
            kind("columnInUsingNotUnique", AMBIGUOUS_COLUMN, "column \"{0}\" of the join is ambiguous on one side"),
            kind("aliasListDegree", TYPE_MISMATCH, "the table has {0} columns, and {2} names are given for them"),
            kind("aliasMustBeSimpleIdentifier", SYNTAX_ERROR, "an alias is a single name"),
            kind(
                    "charLiteralAliasNotValid",
                    SYNTAX_ERROR,
                    "an alias is a name, not a text",
                    "write it in double quotes"),
            kind("disallowsNullTreatment", UNSUPPORTED_SQL, "{0} has neither IGNORE NULLS nor RESPECT NULLS"),
            kind("cannotOverrideWindowAttribute", UNSUPPORTED_SQL, "the named window says that already"),
            kind(
                    "compoundOrderByProhibitsRange",
                    UNSUPPORTED_SQL,
                    "RANGE is for windows in the order of one expression"),
            kind("orderByDataTypeProhibitsRange", UNSUPPORTED_SQL, "RANGE is for orders of numbers, dates and times"),
            kind("orderByRangeMismatch", UNSUPPORTED_SQL, "RANGE and ORDER BY have types that do not go together"),
            kind("dateRequiresInterval", UNSUPPORTED_SQL, "RANGE in the order of a date is an interval"),
            kind("rowMustBeNonNegativeIntegral", UNSUPPORTED_SQL, "ROWS counts by whole numbers from 0"),
            kind("overMissingOrderBy", UNSUPPORTED_SQL, "the window needs ORDER BY"),
            kind("funcNeedsOrderBy", UNSUPPORTED_SQL, "RANK and DENSE_RANK need ORDER BY in their window"),
            kind("rankWithFrame", UNSUPPORTED_SQL, "functions of ranks and neighbours have no ROWS or RANGE"),
            kind("badLowerBoundary", UNSUPPORTED_SQL, "a frame does not begin at UNBOUNDED FOLLOWING"),
            kind("badUpperBoundary", UNSUPPORTED_SQL, "a frame does not end at UNBOUNDED PRECEDING"),
            kind("currentRowPrecedingError", UNSUPPORTED_SQL, "the frame ends before it begins"),
            kind("currentRowFollowingError", UNSUPPORTED_SQL, "the frame ends before it begins"),
            kind("followingBeforePrecedingError", UNSUPPORTED_SQL, "the frame ends before it begins"),
            kind("windowHasNegativeSize", UNSUPPORTED_SQL, "the frame ends before it begins"),
            kind("partitionNotAllowed", UNSUPPORTED_SQL, "the named window says PARTITION BY"),
            kind("orderByOverlap", UNSUPPORTED_SQL, "the named window says ORDER BY"),
            kind("refWindowWithFrame", UNSUPPORTED_SQL, "the named window says its frame"),
            kind("selectMissingFrom", SYNTAX_ERROR, "SELECT needs FROM here"),
            kind("selectStarRequiresFrom", SYNTAX_ERROR, "SELECT * needs FROM"),
            kind("invalidSampleSize", VALUE_OUT_OF_RANGE, "TABLESAMPLE takes 0 to 100 percent"));

    static final List<CalciteMessage> VALUES = List.of(
            kind("numberLiteralOutOfRange", VALUE_OUT_OF_RANGE, "the number {0} is out of range"),
            kind("dateLiteralOutOfRange", INVALID_DATETIME, "the date {0} is out of range"),
            kind("illegalLiteral", INVALID_DATETIME, "'{1}' is not a {0}"),
            kind("invalidLiteral", INVALID_DATETIME, "'{0}' is not a {1}"),
            kind("illegalIntervalLiteral", INVALID_DATETIME, "{0} is not an interval"),
            kind("unsupportedIntervalLiteral", INVALID_DATETIME, "{0} is not an {1}"),
            kind("intervalFieldExceedsPrecision", VALUE_OUT_OF_RANGE, "{0} has more digits than {1}"),
            kind("intervalStartPrecisionOutOfRange", VALUE_OUT_OF_RANGE, "{1} has no precision {0}"),
            kind("intervalFractionalSecondPrecisionOutOfRange", VALUE_OUT_OF_RANGE, "{1} has no precision {0}"),
            kind("invalidTimeFrame", TYPE_MISMATCH, "there is no unit of time {0}"),
            kind("invalidTimeFrameInOperation", TYPE_MISMATCH, "there is no unit of time {0} in {1}"),
            kind("binaryLiteralOdd", INVALID_CAST, "a binary literal has an even number of digits"),
            kind("binaryLiteralInvalid", INVALID_CAST, "a binary literal has the digits 0 to 9 and A to F"),
            kind("illegalBinaryString", INVALID_CAST, "{0} is not a binary literal"),
            kind("unicodeEscapeMalformed", INVALID_CAST, "a Unicode escape has four digits 0 to 9 and A to F"),
            kind("unicodeEscapeCharLength", SYNTAX_ERROR, "UESCAPE takes one character"),
            kind("unicodeEscapeCharIllegal", SYNTAX_ERROR, "UESCAPE does not take {0}"),
            kind("unknownCharacterSet", TYPE_MISMATCH, "there is no character set {0}"),
            kind("charsetEncoding", INVALID_CAST, "{0} cannot be written in the character set {1}"),
            kind("stringFragsOnSameLine", SYNTAX_ERROR, "a text literal goes on in another line only"),
            kind("argumentMustBeLiteral", TYPE_MISMATCH, "an argument of {0} must be a literal"),
            kind("argumentMustBePositiveInteger", VALUE_OUT_OF_RANGE, "an argument of {0} must be a positive number"),
            kind("argumentMustNotBeNull", TYPE_MISMATCH, "an argument of {0} must not be NULL"),
            kind("invalidPrecisionForDecimalType", VALUE_OUT_OF_RANGE, "DECIMAL has 1 to {1} digits, not {0}"),
            kind(
                    "invalidScaleForDecimalType",
                    VALUE_OUT_OF_RANGE,
                    "DECIMAL has {1} to {2} digits after the point, not {0}"));
}
