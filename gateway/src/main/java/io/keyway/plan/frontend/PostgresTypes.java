package io.keyway.plan.frontend;

import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCollectionTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlMapTypeNameSpec;
import org.apache.calcite.sql.SqlRowTypeNameSpec;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Reads PostgreSQL's own names of types as those of the standard, wherever a type may be written. Calcite takes them for types
 * of the user's; there are none, since user-defined types of CQL have no names in SQL.
 *
 *   x::text, CAST(x AS int8)   ->   x::varchar, CAST(x AS BIGINT)
 */
final class PostgresTypes extends SqlShuttle {
    /** Those with a time zone are those without, since Keyway's clock is UTC. */
    private static final Map<String, SqlTypeName> NAMES = Map.ofEntries(
            Map.entry("text", SqlTypeName.VARCHAR),
            Map.entry("bpchar", SqlTypeName.VARCHAR),
            Map.entry("int2", SqlTypeName.SMALLINT),
            Map.entry("int4", SqlTypeName.INTEGER),
            Map.entry("int8", SqlTypeName.BIGINT),
            Map.entry("float4", SqlTypeName.REAL),
            Map.entry("float8", SqlTypeName.DOUBLE),
            Map.entry("bool", SqlTypeName.BOOLEAN),
            Map.entry("timestamptz", SqlTypeName.TIMESTAMP),
            Map.entry("timetz", SqlTypeName.TIME),
            Map.entry("bytea", SqlTypeName.VARBINARY));

    @Override
    public SqlDataTypeSpec visit(SqlDataTypeSpec type) {
        return new SqlDataTypeSpec(
                read(type.getTypeNameSpec()), type.getTimeZone(), type.getNullable(), type.getParserPosition());
    }

    private SqlTypeNameSpec read(SqlTypeNameSpec type) {
        SqlParserPos pos = type.getParserPos();
        if (type instanceof SqlCollectionTypeNameSpec collection) {
            SqlTypeName kind = SqlTypeName.valueOf(type.getTypeName().getSimple());
            return new SqlCollectionTypeNameSpec(read(collection.getElementTypeName()), kind, pos);
        }
        if (type instanceof SqlMapTypeNameSpec map) {
            return new SqlMapTypeNameSpec(visit(map.getKeyType()), visit(map.getValType()), pos);
        }
        if (type instanceof SqlRowTypeNameSpec row) {
            List<SqlDataTypeSpec> fields =
                    row.getFieldTypes().stream().map(this::visit).toList();
            return new SqlRowTypeNameSpec(pos, row.getFieldNames(), fields);
        }
        boolean named =
                type instanceof SqlUserDefinedTypeNameSpec && type.getTypeName().isSimple();
        SqlTypeName known = named ? NAMES.get(type.getTypeName().getSimple()) : null;
        return known == null ? type : new SqlBasicTypeNameSpec(known, pos);
    }
}
