namespace Scorecards.Core.Expressions.Parsing;

/// <summary>Calls that are macros: they take names and whole expressions rather than values.</summary>
internal static class Macros
{
    /// <summary>The names of all macros, for suggestions.</summary>
    public static readonly IReadOnlyList<string> Known =
    [
        "has", "all", "exists", "exists_one", "existsOne", "filter", "map", "transformList", "transformMap", "transformMapEntry",
        "cel.bind", "optMap", "optFlatMap",
    ];

    /// <summary>The node of the macro, or the call itself when it is none.</summary>
    public static SyntaxNode Expand(CallNode call, TokenCursor cursor)
    {
        if (cursor.Failed)
            return call;
        if (call.Target is null)
            return call.Function == "has" && !call.Rooted && call.Arguments.Count == 1 ? Has(call, cursor) : call;
        return (call.Function, call.Arguments.Count) switch
        {
            ("all", 2) => Fold(call, FoldKind.All, 1, cursor),
            ("all", 3) => Fold(call, FoldKind.All, 2, cursor),
            ("exists", 2) => Fold(call, FoldKind.Exists, 1, cursor),
            ("exists", 3) => Fold(call, FoldKind.Exists, 2, cursor),
            ("exists_one" or "existsOne", 2) => Fold(call, FoldKind.ExistsOne, 1, cursor),
            ("exists_one" or "existsOne", 3) => Fold(call, FoldKind.ExistsOne, 2, cursor),
            ("filter", 2) => Fold(call, FoldKind.Filter, 1, cursor),
            ("map", 2 or 3) => Fold(call, FoldKind.Map, 1, cursor),
            ("transformList", 3 or 4) => Fold(call, FoldKind.Map, 2, cursor),
            ("transformMap", 3 or 4) => Fold(call, FoldKind.TransformMap, 2, cursor),
            ("transformMapEntry", 3 or 4) => Fold(call, FoldKind.TransformMapEntry, 2, cursor),
            ("bind", 3) when call.Target is NameNode { Name: "cel" } => Bind(call, cursor),
            ("optMap", 2) => OptionalMap(call, flat: false, cursor),
            ("optFlatMap", 2) => OptionalMap(call, flat: true, cursor),
            _ => call,
        };
    }

    private static SyntaxNode Has(CallNode call, TokenCursor cursor)
    {
        if (call.Arguments[0] is SelectNode { Optional: false } field)
            return new HasNode(call.Span, field);
        cursor.FailAt(call.Arguments[0].Span.Start, "has() takes a field, as in has(a.b)", "for the key of a map, write 'key' in a");
        return call;
    }

    private static FoldNode Fold(CallNode call, FoldKind kind, int names, TokenCursor cursor)
    {
        var first = Name(call, 0, cursor);
        var second = names == 2 ? Name(call, 1, cursor) : null;
        if (first == second)
            cursor.FailAt(call.Arguments[1].Span.Start, $"the two variables of {call.Function}() need different names");
        var rest = call.Arguments.Skip(names).ToArray();
        var transforms = kind is FoldKind.Map or FoldKind.TransformMap or FoldKind.TransformMapEntry;
        var condition = transforms && rest.Length == 1 ? null : rest[0];
        return new FoldNode(call.Span, kind, call.Target!, first, second, condition, transforms ? rest[^1] : null);
    }

    private static BindNode Bind(CallNode call, TokenCursor cursor) =>
        new(call.Span, Name(call, 0, cursor), call.Arguments[1], call.Arguments[2]);

    private static OptionalMapNode OptionalMap(CallNode call, bool flat, TokenCursor cursor) =>
        new(call.Span, call.Target!, Name(call, 0, cursor), call.Arguments[1], flat);

    private static string Name(CallNode call, int place, TokenCursor cursor)
    {
        if (call.Arguments[place] is NameNode { Rooted: false } name)
            return name.Name;
        cursor.FailAt(call.Arguments[place].Span.Start, $"argument {place + 1} of {call.Function}() is a variable: a simple name");
        return "";
    }
}
