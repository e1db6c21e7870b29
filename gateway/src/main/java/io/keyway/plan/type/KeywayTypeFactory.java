package io.keyway.plan.type;

import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;

/** Types whose text is Unicode, where Calcite's own default is ISO-8859-1. */
public final class KeywayTypeFactory extends JavaTypeFactoryImpl {
    public KeywayTypeFactory() {
        super(KeywayTypeSystem.INSTANCE);
    }

    @Override
    public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
    }

    @Override
    public Type getJavaClass(RelDataType type) {
        if (type.getSqlTypeName() == SqlTypeName.UUID) {
            return UUID.class;
        }
        if (CalciteTypes.isNano(type)) {
            return type.isNullable() ? Long.class : long.class;
        }
        return super.getJavaClass(type);
    }
}
