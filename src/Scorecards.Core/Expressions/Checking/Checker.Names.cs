using Scorecards.Core.Expressions.Functions;
using Scorecards.Core.Expressions.Parsing;
using Scorecards.Core.Text;

namespace Scorecards.Core.Expressions.Checking;

/// <content>Names, fields and entries.</content>
internal sealed partial class Checker
{
    private CelType OfName(NameNode name)
    {
        if (TryResolve(name) is { } type)
            return type;
        var nearest = Spelling.Nearest(name.Name, _scope.Known);
        Report(name, $"undeclared name '{name.Name}'", nearest is null ? null : $"did you mean {nearest}?");
        return CelType.Dyn;
    }

    private CelType OfSelect(SelectNode select)
    {
        if (TryResolve(select) is { } type)
            return type;
        var operand = Type(select.Operand);
        var inner = operand.IsOptional ? operand.Parameters[0] : operand;
        var field = OfField(select, inner);
        return (select.Optional || operand.IsOptional) ? CelType.Optional(field) : field;
    }

    private CelType OfField(SelectNode select, CelType type)
    {
        if (type.IsDyn)
            return CelType.Dyn;
        if (type.Fields is not null)
            return OfKnownField(select.Operand, select.Field, select.FieldSpan.Start, type);
        if (type.IsMap && new Substitution().Accepts(type.Parameters[0], CelType.String))
            return type.Parameters[1];
        _problems.Add(select.FieldSpan.Start, $"{Shown(select.Operand)} is {type}, which has no fields");
        return CelType.Dyn;
    }

    private CelType OfKnownField(SyntaxNode operand, string field, int position, CelType type)
    {
        if (type.Fields!.TryGetValue(field, out var known))
            return known;
        var nearest = Spelling.Nearest(field, type.Fields.Keys);
        _problems.Add(position, $"no such field '{field}' in {type}", nearest is null ? FieldsOf(type) : $"did you mean {Shown(operand)}.{nearest}?");
        return CelType.Dyn;
    }

    private static string? FieldsOf(CelType type) => type.Fields!.Count is 0 or > 20
        ? null
        : $"it has {string.Join(", ", type.Fields.Keys.Order(StringComparer.Ordinal))}";

    private CelType OfHas(HasNode has)
    {
        var operand = Type(has.Field.Operand);
        OfField(has.Field, operand.IsOptional ? operand.Parameters[0] : operand);
        return CelType.Bool;
    }

    private CelType OfIndex(IndexNode node)
    {
        var operand = Type(node.Operand);
        var index = Type(node.Index);
        var inner = operand.IsOptional ? operand.Parameters[0] : operand;
        var item = OfEntry(node, inner, index);
        return (node.Optional || operand.IsOptional) ? CelType.Optional(item) : item;
    }

    private CelType OfEntry(IndexNode node, CelType type, CelType index)
    {
        if (type.IsDyn)
            return CelType.Dyn;
        if (type.IsList)
        {
            Expect(node.Index, index, CelType.Int, "the index of a list");
            return type.Parameters[0];
        }

        if (type.IsMap)
        {
            Expect(node.Index, index, type.Parameters[0], $"a key of {Shown(node.Operand)}");
            return type.Parameters[1];
        }

        if (type.Fields is not null)
        {
            Expect(node.Index, index, CelType.String, $"a key of {Shown(node.Operand)}");
            return node.Index is LiteralNode { Value.Kind: CelKind.String } key
                ? OfKnownField(node.Operand, key.Value.AsString(), node.Index.Span.Start, type)
                : CelType.Dyn;
        }

        Report(node, $"{Shown(node.Operand)} is {type}, which has no entries");
        return CelType.Dyn;
    }

    /// <summary>The type of a name that stands for a variable or a type; null when it does not. A dotted name is tried as a whole first.</summary>
    private CelType? TryResolve(SyntaxNode node)
    {
        if (node.Depth > _scope.MostSegments || QualifiedName(node) is not { } name)
            return null;
        if (!name.Rooted && _scope.TryLocal(name.First, out var slot, out var local))
        {
            // What follows the variable of a macro is a field of it.
            if (node is not NameNode)
                return null;
            _references[node] = new LocalReference(slot);
            return local;
        }

        if (_scope.TryVariable(name.Text, name.Rooted, out var fullName, out var type))
        {
            _references[node] = new VariableReference(fullName);
            return type;
        }

        if (_scope.Candidates(name.Text, name.Rooted).FirstOrDefault(TypeNames.IsType) is not { } typeName)
            return null;
        _references[node] = new TypeReference(CelValue.Type(typeName));
        return CelType.Type;
    }

    /// <summary>A name or a chain of plain selections on one, as one dotted name; null for anything else.</summary>
    private static (string Text, string First, bool Rooted)? QualifiedName(SyntaxNode node)
    {
        switch (node)
        {
            case NameNode name:
                return (name.Name, name.Name, name.Rooted);
            case SelectNode { Optional: false, Quoted: false } select when QualifiedName(select.Operand) is { } inner:
                return ($"{inner.Text}.{select.Field}", inner.First, inner.Rooted);
            default:
                return null;
        }
    }
}
