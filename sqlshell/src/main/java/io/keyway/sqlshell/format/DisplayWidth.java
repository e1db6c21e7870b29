package io.keyway.sqlshell.format;

import java.util.Arrays;

/**
 * How many terminal cells a text takes.
 *
 * <p>Counts what a terminal draws as one: a base character with its combining marks, an emoji sequence joined by
 * zero-width joiners, an emoji with a skin tone, and a flag of two regional indicators. East Asian wide and fullwidth
 * characters (Unicode Annex 11) and emoji take two cells.
 */
public final class DisplayWidth {
    private static final int JOINER = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;

    /** First and last code point of each wide range, ascending. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE,
        0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE,
        0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA,
        0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755,
        0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55,
        0x2E80, 0x303E, 0x3041, 0x3247, 0x3250, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
        0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18AFF, 0x18B00, 0x18CFF, 0x18D00,
        0x18D08, 0x1AFF0, 0x1B2FF, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F200,
        0x1F320, 0x1F32D, 0x1F335, 0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3, 0x1F3E0,
        0x1F3F0, 0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E, 0x1F440, 0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D, 0x1F54B,
        0x1F54E, 0x1F550, 0x1F567, 0x1F57A, 0x1F57A, 0x1F595, 0x1F596, 0x1F5A4, 0x1F5A4, 0x1F5FB, 0x1F64F, 0x1F680,
        0x1F6C5, 0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5, 0x1F6DF, 0x1F6EB, 0x1F6EC, 0x1F6F4, 0x1F6FC, 0x1F7E0,
        0x1F7EB, 0x1F7F0, 0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945, 0x1F947, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000,
        0x3FFFD,
    };

    private DisplayWidth() {}

    /** The cells of a text without control characters. */
    public static int of(String text) {
        int width = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean simple = c < 0x300 && (i + 1 == text.length() || text.charAt(i + 1) < 0x300);
            if (simple && c != 0xAD) {
                width++;
                i++;
            } else {
                int end = endOfCluster(text, i);
                width += ofCluster(text, i, end);
                i = end;
            }
        }
        return width;
    }

    private static int endOfCluster(String text, int start) {
        int first = text.codePointAt(start);
        int i = start + Character.charCount(first);
        if (isRegionalIndicator(first) && i < text.length() && isRegionalIndicator(text.codePointAt(i))) {
            return i + 2;
        }
        while (i < text.length()) {
            int next = text.codePointAt(i);
            if (next == JOINER && isWide(first) && i + 1 < text.length()) {
                i++;
                i += Character.charCount(text.codePointAt(i));
            } else if (isZeroWidth(next) || (isSkinTone(next) && isWide(first))) {
                i += Character.charCount(next);
            } else {
                break;
            }
        }
        return i;
    }

    private static int ofCluster(String text, int start, int end) {
        int first = text.codePointAt(start);
        if (isZeroWidth(first)) {
            return 0;
        }
        boolean pair = isRegionalIndicator(first) && end - start == 4;
        boolean asEmoji = isSymbol(first) && text.indexOf(EMOJI_STYLE, start) == start + Character.charCount(first);
        return isWide(first) || pair || asEmoji ? 2 : 1;
    }

    private static boolean isRegionalIndicator(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }

    private static boolean isSkinTone(int c) {
        return c >= 0x1F3FB && c <= 0x1F3FF;
    }

    private static boolean isSymbol(int c) {
        return c >= 0x203C && Character.getType(c) != Character.OTHER_LETTER;
    }

    private static boolean isZeroWidth(int c) {
        if (c < 0x300) {
            return c == 0xAD;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || (c >= 0x1160 && c <= 0x11FF); // Hangul vowels and finals join the consonant before them.
    }

    private static boolean isWide(int c) {
        if (c < WIDE[0]) {
            return false;
        }
        int at = Arrays.binarySearch(WIDE, c);
        return at >= 0 || (-at - 1) % 2 == 1;
    }
}
