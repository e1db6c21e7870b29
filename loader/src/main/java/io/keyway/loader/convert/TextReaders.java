package io.keyway.loader.convert;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** The types that are neither numbers nor times. */
final class TextReaders {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private TextReaders() {}

    static String ascii(String text) throws MalformedText {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                throw new MalformedText("character " + (i + 1) + " is not ASCII");
            }
        }
        return text;
    }

    static Boolean bool(String text) throws MalformedText {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new MalformedText("not true, false, 1 or 0");
        };
    }

    /** Strict, where {@link UUID#fromString} takes 1-1-1-1-1. */
    static UUID uuid(String text) throws MalformedText {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new MalformedText("not a UUID of 8-4-4-4-12 hexadecimal digits");
        }
        return UUID.fromString(text);
    }

    static UUID timeuuid(String text) throws MalformedText {
        UUID uuid = uuid(text);
        if (uuid.version() != 1) {
            throw new MalformedText("a UUID of version " + uuid.version() + "; a timeuuid is one of version 1");
        }
        return uuid;
    }

    static ByteBuffer blob(String text) throws MalformedText {
        if (!text.startsWith("0x") && !text.startsWith("0X")) {
            throw new MalformedText("not hexadecimal digits after 0x");
        }
        try {
            return ByteBuffer.wrap(HexFormat.of().parseHex(text, 2, text.length()));
        } catch (IllegalArgumentException e) {
            throw new MalformedText("not an even number of hexadecimal digits after 0x");
        }
    }

    /** An address in numbers; a name is never looked up. */
    static InetAddress inet(String text) throws MalformedText {
        if (IPV4.matcher(text).matches() || IPV6.matcher(text).matches()) {
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException e) {
                throw new MalformedText("not an IP address");
            }
        }
        throw new MalformedText("not an IP address");
    }
}
