package io.keyway.value;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import io.keyway.error.ErrorCode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Text as values of the types that are neither numbers nor dates or times. */
public final class ScalarText {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** Without zeros in front, which some take for octal. */
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private ScalarText() {}

    private static MalformedText malformed(String reason) {
        return new MalformedText(ErrorCode.INVALID_CAST, reason);
    }

    static String ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                throw malformed("character " + (i + 1) + " is not ASCII");
            }
        }
        return text;
    }

    /** A truth value, in the words that PostgreSQL takes, in upper or lower case. */
    public static Boolean bool(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> true;
            case "false", "f", "no", "n", "off", "0" -> false;
            default -> throw malformed("not true or false, yes or no, on or off, 1 or 0");
        };
    }

    /** A UUID of 36 characters; Java itself accepts 1-1-1-1-1. */
    public static UUID uuid(String text) {
        String stripped = text.strip();
        if (!UUID_TEXT.matcher(stripped).matches()) {
            throw malformed("not a UUID of 8-4-4-4-12 hexadecimal digits");
        }
        return UUID.fromString(stripped);
    }

    static UUID timeuuid(String text) {
        UUID uuid = uuid(text);
        if (uuid.version() != 1) {
            throw malformed("a UUID of version " + uuid.version() + "; a timeuuid is one of version 1");
        }
        return uuid;
    }

    /** Bytes in hexadecimal digits after 0x. */
    public static ByteBuffer blob(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith("0x") && !stripped.startsWith("0X")) {
            throw malformed("not hexadecimal digits after 0x");
        }
        try {
            return ByteBuffer.wrap(HexFormat.of().parseHex(stripped, 2, stripped.length()));
        } catch (IllegalArgumentException e) {
            throw malformed("not an even number of hexadecimal digits after 0x");
        }
    }

    /** An address in numbers; a name is never looked up. */
    public static InetAddress inet(String text) {
        String stripped = text.strip();
        if (IPV4.matcher(stripped).matches() || IPV6.matcher(stripped).matches()) {
            try {
                return InetAddress.getByName(stripped);
            } catch (UnknownHostException e) {
                throw malformed("not an IP address");
            }
        }
        throw malformed("not an IP address");
    }

    static CqlDuration duration(String text) {
        try {
            return CqlDuration.from(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw malformed("not a duration such as 1y2mo3d4h5m6s or P1Y2M3DT4H5M6S");
        }
    }
}
