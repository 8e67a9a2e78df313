namespace Scorecards.Core.Expressions.Parsing;

/// <summary>A node of the immutable syntax tree, with the piece of source it was written as. Nodes are told apart by reference.</summary>
internal abstract class SyntaxNode(SourceSpan span, int depth)
{
    public SourceSpan Span { get; } = span;

    /// <summary>How many nodes stand under each other here, this one included.</summary>
    public int Depth { get; } = depth;

    protected static int Over(params ReadOnlySpan<SyntaxNode?> parts)
    {
        var most = 0;
        foreach (var part in parts)
            most = Math.Max(most, part?.Depth ?? 0);
        return most + 1;
    }
}

/// <summary>A literal: a number, text, bytes, bool or null.</summary>
internal sealed class LiteralNode(SourceSpan span, CelValue value) : SyntaxNode(span, 1)
{
    public CelValue Value { get; } = value;
}

/// <summary>A name; rooted when a dot leads it, which passes by the container and the variables of macros.</summary>
internal sealed class NameNode(SourceSpan span, string name, bool rooted) : SyntaxNode(span, 1)
{
    public string Name { get; } = name;

    public bool Rooted { get; } = rooted;
}

/// <summary>A field: <c>e.f</c>, <c>e.`f`</c>, or <c>e.?f</c> when optional.</summary>
internal sealed class SelectNode(SourceSpan span, SyntaxNode operand, string field, SourceSpan fieldSpan, bool optional, bool quoted) : SyntaxNode(span, Over(operand))
{
    public SyntaxNode Operand { get; } = operand;

    public string Field { get; } = field;

    public SourceSpan FieldSpan { get; } = fieldSpan;

    public bool Optional { get; } = optional;

    /// <summary>Written in backticks: such a name is a field only, never part of a qualified name.</summary>
    public bool Quoted { get; } = quoted;
}

/// <summary>An entry: <c>e[i]</c>, or <c>e[?i]</c> when optional.</summary>
internal sealed class IndexNode(SourceSpan span, SyntaxNode operand, SyntaxNode index, bool optional) : SyntaxNode(span, Over(operand, index))
{
    public SyntaxNode Operand { get; } = operand;

    public SyntaxNode Index { get; } = index;

    public bool Optional { get; } = optional;
}

/// <summary>A call: <c>f(a)</c>, or <c>target.f(a)</c>.</summary>
internal sealed class CallNode(SourceSpan span, SyntaxNode? target, string function, SourceSpan functionSpan, bool rooted, IReadOnlyList<SyntaxNode> arguments) : SyntaxNode(span, Over([target, .. arguments]))
{
    public SyntaxNode? Target { get; } = target;

    public string Function { get; } = function;

    public SourceSpan FunctionSpan { get; } = functionSpan;

    public bool Rooted { get; } = rooted;

    public IReadOnlyList<SyntaxNode> Arguments { get; } = arguments;
}

/// <summary>An operator on one or two operands, by its name in the language: <c>_+_</c>, <c>!_</c>.</summary>
internal sealed class OperatorNode(SourceSpan span, string name, IReadOnlyList<SyntaxNode> operands) : SyntaxNode(span, Over([.. operands]))
{
    public string Name { get; } = name;

    public IReadOnlyList<SyntaxNode> Operands { get; } = operands;
}

/// <summary>Two or more operands joined by <c>||</c> (any) or by <c>&amp;&amp;</c> (all).</summary>
internal sealed class LogicalNode(SourceSpan span, bool any, IReadOnlyList<SyntaxNode> operands) : SyntaxNode(span, Over([.. operands]))
{
    public bool Any { get; } = any;

    public IReadOnlyList<SyntaxNode> Operands { get; } = operands;
}

/// <summary>A choice: <c>condition ? then : otherwise</c>.</summary>
internal sealed class ConditionalNode(SourceSpan span, SyntaxNode condition, SyntaxNode then, SyntaxNode otherwise) : SyntaxNode(span, Over(condition, then, otherwise))
{
    public SyntaxNode Condition { get; } = condition;

    public SyntaxNode Then { get; } = then;

    public SyntaxNode Otherwise { get; } = otherwise;
}

/// <summary>A list: <c>[a, ?b]</c>.</summary>
internal sealed class ListNode(SourceSpan span, IReadOnlyList<ListItem> items) : SyntaxNode(span, Over([.. items.Select(item => item.Value)]))
{
    public IReadOnlyList<ListItem> Items { get; } = items;
}

/// <summary>An item of a list; an optional one is left out when it holds nothing.</summary>
internal sealed record ListItem(SyntaxNode Value, bool Optional);

/// <summary>A map: <c>{k: v, ?k: v}</c>.</summary>
internal sealed class MapNode(SourceSpan span, IReadOnlyList<MapEntry> entries) : SyntaxNode(span, Over([.. entries.Select(entry => entry.Key), .. entries.Select(entry => entry.Value)]))
{
    public IReadOnlyList<MapEntry> Entries { get; } = entries;
}

/// <summary>An entry of a map; an optional one is left out when its value holds nothing.</summary>
internal sealed record MapEntry(SyntaxNode Key, SyntaxNode Value, bool Optional);
