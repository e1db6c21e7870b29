package io.keyway.jdbc.convert;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.keyway.value.DateTimeText;
import io.keyway.value.DecimalText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text of the values of a cursor: what {@code getString} returns. */
public final class TextValues {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .build();

    private TextValues() {}

    /** A value as text that SQL reads back; collections as JSON. */
    public static String text(Object value) {
        if (value instanceof BigDecimal decimal) {
            return DecimalText.of(decimal);
        }
        if (value instanceof byte[] bytes) {
            return "0x" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof LocalTime time) {
            return DateTimeText.of(time);
        }
        if (value instanceof Instant instant) {
            return DateTimeText.of(instant);
        }
        return value instanceof List || value instanceof Map ? json(value) : value.toString();
    }

    private static String json(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(@Nullable Object value, JsonGenerator out) throws IOException {
        if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                write(element, out);
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                Object key = entry.getKey();
                out.writeFieldName(key == null ? "null" : text(key));
                write(entry.getValue(), out);
            }
            out.writeEndObject();
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            out.writePOJO(value);
        } else {
            out.writeString(text(value));
        }
    }
}
