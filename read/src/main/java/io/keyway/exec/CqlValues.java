package io.keyway.exec;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.data.TupleValue;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import io.keyway.pushdown.JavaValues;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the driver's values into those that a cursor gives, one class for each SQL type. */
final class CqlValues {
    private CqlValues() {}

    /** How to turn the driver's values of a type into Keyway's. */
    static Function<Object, @Nullable Object> decoder(DataType type) {
        if (type instanceof ListType list) {
            return elements(decoder(list.getElementType()));
        }
        if (type instanceof SetType set) {
            return elements(decoder(set.getElementType()));
        }
        if (type instanceof VectorType vector) {
            return elements(decoder(vector.getElementType()));
        }
        if (type instanceof MapType map) {
            return entries(decoder(map.getKeyType()), decoder(map.getValueType()));
        }
        if (type instanceof UserDefinedType udt) {
            return fields(udt);
        }
        if (type instanceof TupleType tuple) {
            return components(tuple);
        }
        return scalar(type);
    }

    private static Function<Object, @Nullable Object> scalar(DataType type) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.VARINT -> value -> new BigDecimal((BigInteger) value);
            case ProtocolConstants.DataType.BLOB, ProtocolConstants.DataType.CUSTOM ->
                value -> bytes((ByteBuffer) value);
            case ProtocolConstants.DataType.INET -> value -> JavaValues.addressText((InetAddress) value);
            case ProtocolConstants.DataType.DURATION -> value -> ((CqlDuration) value).toString();
            default -> value -> value;
        };
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static Function<Object, @Nullable Object> elements(Function<Object, @Nullable Object> element) {
        return value -> {
            Iterable<?> source = value instanceof CqlVector<?> vector ? vector : (Iterable<?>) value;
            List<@Nullable Object> result = new ArrayList<>();
            for (Object each : source) {
                result.add(each == null ? null : element.apply(each));
            }
            return result;
        };
    }

    private static Function<Object, @Nullable Object> entries(
            Function<Object, @Nullable Object> key, Function<Object, @Nullable Object> value) {
        return source -> {
            Map<@Nullable Object, @Nullable Object> result = new LinkedHashMap<>();
            ((Map<?, ?>) source).forEach((k, v) -> result.put(key.apply(k), value.apply(v)));
            return result;
        };
    }

    private static Function<Object, @Nullable Object> fields(UserDefinedType type) {
        return value -> {
            UdtValue udt = (UdtValue) value;
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            for (int i = 0; i < type.getFieldNames().size(); i++) {
                Object field = udt.isNull(i) ? null : udt.getObject(i);
                result.put(
                        type.getFieldNames().get(i).asInternal(),
                        field == null
                                ? null
                                : decoder(type.getFieldTypes().get(i)).apply(field));
            }
            return result;
        };
    }

    private static Function<Object, @Nullable Object> components(TupleType type) {
        return value -> {
            TupleValue tuple = (TupleValue) value;
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            for (int i = 0; i < type.getComponentTypes().size(); i++) {
                Object component = tuple.isNull(i) ? null : tuple.getObject(i);
                result.put(
                        "f" + (i + 1),
                        component == null
                                ? null
                                : decoder(type.getComponentTypes().get(i)).apply(component));
            }
            return result;
        };
    }
}
