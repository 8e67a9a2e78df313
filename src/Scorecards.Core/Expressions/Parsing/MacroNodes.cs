namespace Scorecards.Core.Expressions.Parsing;

/// <summary>Whether a field is there: <c>has(e.f)</c>.</summary>
internal sealed class HasNode(SourceSpan span, SelectNode field) : SyntaxNode(span, Over(field))
{
    public SelectNode Field { get; } = field;
}

/// <summary>What a macro makes of the entries it goes through.</summary>
internal enum FoldKind
{
    All,
    Exists,
    ExistsOne,
    Filter,
    Map,
    TransformMap,
    TransformMapEntry,
}

/// <summary>
/// A macro over a list or map: <c>range.all(x, condition)</c>, <c>range.map(x, condition, result)</c>, and those of two variables.
/// With one variable it is the item of a list or the key of a map, with two the index or key, and the value.
/// </summary>
internal sealed class FoldNode(SourceSpan span, FoldKind kind, SyntaxNode range, string first, string? second, SyntaxNode? condition, SyntaxNode? result) : SyntaxNode(span, Over(range, condition, result))
{
    public FoldKind Kind { get; } = kind;

    public SyntaxNode Range { get; } = range;

    public string First { get; } = first;

    public string? Second { get; } = second;

    public SyntaxNode? Condition { get; } = condition;

    public SyntaxNode? Result { get; } = result;
}

/// <summary>A name for a value: <c>cel.bind(name, value, body)</c>.</summary>
internal sealed class BindNode(SourceSpan span, string name, SyntaxNode value, SyntaxNode body) : SyntaxNode(span, Over(value, body))
{
    public string Name { get; } = name;

    public SyntaxNode Value { get; } = value;

    public SyntaxNode Body { get; } = body;
}

/// <summary>What an optional holds, transformed: <c>operand.optMap(name, body)</c>, or <c>optFlatMap</c>, whose body is an optional itself.</summary>
internal sealed class OptionalMapNode(SourceSpan span, SyntaxNode operand, string name, SyntaxNode body, bool flat) : SyntaxNode(span, Over(operand, body))
{
    public SyntaxNode Operand { get; } = operand;

    public string Name { get; } = name;

    public SyntaxNode Body { get; } = body;

    public bool Flat { get; } = flat;
}
