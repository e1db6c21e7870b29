package io.keyway.sqlshell.complete;

import io.keyway.sql.Token;
import io.keyway.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tokens between two parentheses, or of a whole statement, with those of inner parentheses set apart. Works on
 * broken SQL: what is never closed reaches to the end.
 */
final class Block {
    private static final Set<String> SET_OPERATORS = Set.of("UNION", "INTERSECT", "EXCEPT", "MINUS");

    /** A token, or a block in parentheses: exactly one of them. */
    record BlockPart(@Nullable Token token, @Nullable Block block) {

        boolean isWord(String word) {
            return token != null && token.isWord(word);
        }

        boolean isMark(String mark) {
            return token != null && token.isPunctuation(mark);
        }

        boolean isName() {
            return token != null && (token.kind() == TokenKind.WORD || token.kind() == TokenKind.QUOTED_IDENTIFIER);
        }

        /** The token's text; empty for a block. */
        String text() {
            return token == null ? "" : token.text();
        }
    }

    private final List<BlockPart> parts = new ArrayList<>();
    private final @Nullable Block parent;
    /** The part before which the cursor stands in this block or in one inside it; -1 when it is outside. */
    private int cursor = -1;

    private Block(@Nullable Block parent) {
        this.parent = parent;
    }

    /** Reads a statement and returns its innermost block around the cursor. */
    static Block around(List<Token> tokens, int cursor) {
        Block root = new Block(null);
        Block current = root;
        @Nullable Block atCursor = null;
        for (Token token : tokens) {
            if (atCursor == null && token.start() >= cursor) {
                atCursor = current;
                current.markCursor();
            }
            if (token.isPunctuation("(")) {
                Block inner = new Block(current);
                current.parts.add(new BlockPart(null, inner));
                current = inner;
            } else if (token.isPunctuation(")") && current.parent != null) {
                current = current.parent;
            } else {
                current.parts.add(new BlockPart(token, null));
            }
        }
        if (atCursor == null) {
            atCursor = current;
            current.markCursor();
        }
        return atCursor;
    }

    /** The block around this one; null for the whole statement. */
    @Nullable
    Block parent() {
        return parent;
    }

    /** Its tokens and inner blocks, in order. */
    List<BlockPart> parts() {
        return parts;
    }

    /** The operand of UNION and the like in which the cursor stands, or the first when it is outside. */
    List<BlockPart> operand() {
        int from = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (SET_OPERATORS.contains(parts.get(i).text().toUpperCase(java.util.Locale.ROOT))) {
                if (i >= Math.max(cursor, 0)) {
                    return parts.subList(from, i);
                }
                from = i + 1;
            }
        }
        return parts.subList(from, parts.size());
    }

    private void markCursor() {
        cursor = parts.size();
        for (Block outer = parent; outer != null; outer = outer.parent) {
            outer.cursor = outer.parts.size();
        }
    }
}
