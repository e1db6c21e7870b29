package io.keyway.plan.type;

import java.math.BigDecimal;
import java.util.Map;
import org.apache.calcite.avatica.util.ByteString;
import org.jspecify.annotations.Nullable;

/** An estimate of the bytes that a row takes on the heap of a 64-bit JVM with compressed references. */
public final class RowSize {
    /** An object's header, and its entry in the operator's own list or table. */
    private static final int OBJECT = 16;

    private static final int REFERENCE = 4;
    private static final int BOXED = 16;
    private static final int TEXT = 40;
    private static final int DECIMAL = 40;
    private static final int ENTRY = 32;

    private RowSize() {}

    /** Bytes of a row, or of the bare value that stands for a row of one column. */
    public static long of(@Nullable Object row) {
        if (row instanceof Object[] values) {
            long bytes = 2L * OBJECT;
            for (Object value : values) {
                bytes += REFERENCE + of(value);
            }
            return bytes;
        }
        if (row instanceof String text) {
            // One byte for each character if all are Latin, else two; the longer is assumed.
            return TEXT + 2L * text.length();
        }
        if (row instanceof ByteString bytes) {
            return 2L * OBJECT + bytes.length();
        }
        if (row instanceof BigDecimal) {
            return DECIMAL;
        }
        if (row instanceof Iterable<?> elements) {
            long bytes = 2L * OBJECT;
            for (Object element : elements) {
                bytes += REFERENCE + of(element);
            }
            return bytes;
        }
        if (row instanceof Map<?, ?> map) {
            long bytes = 2L * OBJECT;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                bytes += ENTRY + of(entry.getKey()) + of(entry.getValue());
            }
            return bytes;
        }
        return row == null ? 0 : BOXED;
    }
}
