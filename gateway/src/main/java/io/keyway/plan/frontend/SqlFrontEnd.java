package io.keyway.plan.frontend;

import io.keyway.catalog.Catalog;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.parser.SqlGrammar;
import io.keyway.plan.expression.Constants;
import io.keyway.plan.expression.FloatComparisons;
import io.keyway.plan.expression.LiteralTypes;
import io.keyway.plan.expression.Literals;
import io.keyway.plan.expression.Parameters;
import io.keyway.plan.names.Names;
import io.keyway.plan.type.KeywayRexBuilder;
import io.keyway.plan.type.KeywayTypeFactory;
import io.keyway.sql.SqlText;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.jspecify.annotations.Nullable;

/** Parses and validates SQL against one catalog, with the names and the syntax that CQL users write. */
public final class SqlFrontEnd {
    private static final SqlToRelConverter.Config TO_REL = SqlToRelConverter.config()
            .withExpand(false)
            .withTrimUnusedFields(true)
            // A list of values is a list of keys, however long; never a join with a table of values.
            .withInSubQueryThreshold(Integer.MAX_VALUE)
            // A select list that is merged with the one below is put on top of that one again if it has a correlated
            // sub-query, and then takes the wrong columns.
            .addRelBuilderConfigTransform(config -> config.withBloat(-1));

    private final Catalog catalog;
    private final CalciteSchema rootSchema;

    public SqlFrontEnd(Catalog catalog) {
        this.catalog = catalog;
        this.rootSchema = CatalogTables.rootSchema(catalog);
    }

    /**
     * A query that has been validated and converted.
     *
     * @param root its relational expression
     * @param parameters the parameters that each execution sets
     * @param hoisted what the hoisted literals have become, as parameters after those
     * @param labels for each column of the result, what it is called
     * @param origins for each column of the result, the qualified name of the column it shows, or null
     */
    public record Understood(
            RelRoot root,
            Parameters parameters,
            HoistedParameters hoisted,
            List<String> labels,
            List<@Nullable List<String>> origins) {}

    /**
     * Understands a query.
     *
     * @param schema the keyspace that unqualified names are looked up in
     * @param literals those that become parameters
     * @throws KeywayException with the position of what is wrong
     */
    public Understood understand(SqlText sql, String schema, HoistedLiterals literals) {
        try {
            Names.Resolved named = Names.resolve(parse(sql), catalog, schema, Functions::isAggregate);
            SqlNode query = named.query();
            Map<Integer, Parameters.Use> uses = ParameterUses.in(query);
            KeywayTypeFactory factory = new KeywayTypeFactory();
            CalciteCatalogReader reader = reader(schema, factory);
            SqlValidator validator = validator(reader, factory);
            SqlNode valid = validator.validate(query);
            literals.shorten(valid);
            List<RelDataType> types = validator.getParameterRowType(valid).getFieldList().stream()
                    .map(field -> field.getType())
                    .toList();
            Hoisting hoisting = new Hoisting(literals, types.size());
            RelRoot root = converter(validator, reader, factory, hoisting).convertQuery(valid, false, true);
            List<String> labels = ColumnLabels.of(root.validatedRowType.getFieldNames(), named.labels());
            RelNode read = Literals.read(LiteralTypes.read(root.rel));
            root = root.withRel(FloatComparisons.withoutIdle(read));
            return new Understood(
                    root,
                    new Parameters(types, uses),
                    hoisting.result(root.rel, factory),
                    labels,
                    validator.getFieldOrigins(valid));
        } catch (SqlParseException e) {
            throw SyntaxErrors.of(sql.text(), e);
        } catch (CalciteException e) {
            throw CalciteErrors.of(e, new CalciteErrors.NamesInPlay(catalog, schema, sql.text()));
        } catch (UnsupportedCharsetException e) {
            throw new KeywayException(ErrorCode.TYPE_MISMATCH, "there is no character set " + e.getCharsetName(), e);
        } catch (RuntimeException e) {
            throw CalciteErrors.ofConversion(e);
        }
    }

    private static SqlToRelConverter converter(
            SqlValidator validator, CalciteCatalogReader reader, KeywayTypeFactory types, Hoisting hoisting) {
        return new SqlToRelConverter(
                (rowType, view, path, viewPath) -> {
                    throw new IllegalStateException("there are no views");
                },
                validator,
                reader,
                cluster(types),
                call -> Convertlets.of(call, hoisting),
                TO_REL) {
            @Override
            protected @Nullable RexNode convertExtendedExpression(SqlNode node, Blackboard bb) {
                return hoisting.convert(node, rexBuilder);
            }
        };
    }

    private static SqlNode parse(SqlText sql) throws SqlParseException {
        SqlNode statement = SqlGrammar.statement(sql.text());
        if (!statement.getKind().belongsTo(SqlKind.QUERY)) {
            throw new KeywayException(
                            ErrorCode.READ_ONLY,
                            "Keyway reads; it does not run "
                                    + sql.tokens().text(0).toUpperCase(Locale.ROOT))
                    .withHint("write with keyway load, or with cqlsh");
        }
        SqlNode known = Objects.requireNonNull(statement.accept(new Refusals()));
        known = Objects.requireNonNull(known.accept(new SetReturning()));
        known = Objects.requireNonNull(known.accept(new FilteredWindows()));
        known = Objects.requireNonNull(known.accept(new MixedIntervals()));
        known = Objects.requireNonNull(known.accept(new DateTimes()));
        known = Objects.requireNonNull(known.accept(new WindowReferences()));
        return Objects.requireNonNull(known.accept(new OwnOperators()));
    }

    private CalciteCatalogReader reader(String schema, KeywayTypeFactory types) {
        Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "true");
        return new CalciteCatalogReader(
                rootSchema, List.of(schema), types, new CalciteConnectionConfigImpl(properties));
    }

    private static SqlValidator validator(CalciteCatalogReader reader, KeywayTypeFactory types) {
        SqlValidator.Config config = SqlValidator.Config.DEFAULT
                .withConformance(SqlConformanceEnum.LENIENT)
                .withDefaultNullCollation(NullCollation.HIGH)
                .withTypeCoercionFactory(KeywayCoercion::new)
                .withIdentifierExpansion(true);
        return new KeywayValidator(SqlOperatorTables.chain(Functions.INSTANCE, reader), reader, types, config);
    }

    private static RelOptCluster cluster(KeywayTypeFactory types) {
        VolcanoPlanner planner = new VolcanoPlanner();
        planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
        planner.setExecutor(Constants.INSTANCE);
        RelOptCluster cluster = RelOptCluster.create(planner, new KeywayRexBuilder(types));
        cluster.setMetadataQuerySupplier(() -> new RelMetadataQuery(InterpretedMetadata.INSTANCE));
        return cluster;
    }
}
