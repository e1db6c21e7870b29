
    /** Reads on from {@code $tag$} to the next {@code $tag$}. */
    void readDollarQuoted(Token opening) {
        final StringBuilder text = new StringBuilder(opening.image);
        try {
            do {
                text.append(input_stream.readChar());
            } while (text.length() < 2 * opening.image.length()
                || !text.substring(text.length() - opening.image.length()).equals(opening.image));
        } catch (java.io.IOException e) {
            throw new TokenMgrError(
                "Lexical error at line " + opening.beginLine + ", column " + opening.beginColumn + ".",
                TokenMgrError.LEXICAL_ERROR);
        }
        opening.image = text.toString();
        opening.endLine = input_stream.getEndLine();
        opening.endColumn = input_stream.getEndColumn();
    }
