/** A type by the name that PostgreSQL or CQL gives to it. */
SqlTypeNameSpec NamedType() :
{
}
{
    LOOKAHEAD(1, { TypeNames.contains(getToken(1).image) })
    ( <IDENTIFIER> | <QUOTED_IDENTIFIER> ) { return TypeNames.type(token.image, getPos()); }
|
    LOOKAHEAD(1, { TypeNames.contains(getToken(1).image) })
    NonReservedKeyWord() { return TypeNames.type(token.image, getPos()); }
|
    UnusedExtension() { return null; }
}

/** A collection of CQL, such as {@code map<text, frozen<list<int>>>}. */
SqlTypeNameSpec CollectionType() :
{
    final String name;
    final List<SqlDataTypeSpec> elements = new ArrayList<SqlDataTypeSpec>();
    final Span s;
}
{
    LOOKAHEAD({ TypeNames.isCollection(getToken(1).image) && getToken(2).kind == LT })
    ( <IDENTIFIER> | <SET> | NonReservedKeyWord() ) { name = token.image; s = span(); }
    <LT> CollectionElement(elements) ( <COMMA> CollectionElement(elements) )* <GT> {
        return TypeNames.collection(name, elements, s.end(this));
    }
|
    UnusedExtension() { return null; }
}

void CollectionElement(List<SqlDataTypeSpec> elements) :
{
    final SqlDataTypeSpec element;
}
{
    // The number of elements of a vector.
    <UNSIGNED_INTEGER_LITERAL>
|
    element = DataType() { elements.add(element); }
}

/** A text after the name of its type: {@code timestamptz '2018-11-01'}, which means {@code '2018-11-01'::timestamptz}. */
SqlNode TypedText() :
{
    final SqlTypeNameSpec type;
    final SqlNode text;
}
{
    LOOKAHEAD({ isTypedText() })
    type = TypeName() text = StringLiteral() {
        return Syntax.typed(type, text);
    }
|
    UnusedExtension() { return null; }
}
