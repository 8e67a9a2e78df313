using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Core.Grades;

namespace Scorecards.Core.Definitions.Shapes;

/// <summary>Finds the shape of a document in its records, once a type.</summary>
internal static class ShapeFactory
{
    private static readonly ConcurrentDictionary<Type, RecordShape> _records = [];

    public static RecordShape Of(Type record) => _records.GetOrAdd(record, type => new RecordShape(
        type,
        type.GetCustomAttribute<DocAttribute>()?.Text,
        [.. type.GetProperties().Where(p => p.SetMethod is not null).Select(Field)],
        type.GetCustomAttribute<OneOfAttribute>()?.Fields ?? []));

    private static RecordField Field(PropertyInfo property)
    {
        var doc = property.GetCustomAttribute<DocAttribute>()
            ?? throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} says nothing of what it means: give it a [Doc].");
        return new RecordField(
            JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            property,
            property.IsDefined(typeof(RequiredMemberAttribute)),
            doc.Text,
            Of(property.PropertyType, doc));
    }

    private static Shape Of(Type declared, DocAttribute doc)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(string))
        {
            return new TextShape(TextForm.Of(doc.Pattern), doc.MaxLength);
        }

        if (type == typeof(bool))
        {
            return new BoolShape();
        }

        if (type == typeof(int) || type == typeof(double) || type == typeof(decimal))
        {
            return new NumberShape(type, doc.Minimum, doc.Maximum);
        }

        if (type == typeof(TimeSpan))
        {
            return new DurationShape();
        }

        if (type == typeof(CelValue))
        {
            return new AnyShape();
        }

        if (type.IsEnum)
        {
            return Choice(type);
        }

        return type.IsGenericType ? Generic(type, type.GetGenericArguments(), doc) : Record(type);
    }

    private static Shape Record(Type type)
    {
        var record = Of(type);
        return type.GetCustomAttribute<ShorthandAttribute>() is { } shorthand
            ? new ShorthandShape(record, record.Fields.Single(f => f.Property.Name == shorthand.Property))
            : record;
    }

    private static Shape Generic(Type type, Type[] arguments, DocAttribute doc)
    {
        var generic = type.GetGenericTypeDefinition();
        if (generic == typeof(Located<>))
        {
            return new LocatedShape(type, Of(arguments[0], doc));
        }

        if (generic == typeof(IReadOnlyList<>))
        {
            return new ListShape(arguments[0], Of(arguments[0], doc), doc.NotEmpty);
        }

        if (generic == typeof(IReadOnlyDictionary<,>))
        {
            return new MapShape(arguments[0], arguments[1], arguments[0].IsEnum ? Choice(arguments[0]) : null, TextForm.Of(doc.Keys), Of(arguments[1], doc));
        }

        throw new InvalidOperationException($"{type} has no form in a document.");
    }

    private static ChoiceShape Choice(Type type) => new(
        type == typeof(Grade)
            ? Enum.GetValues<Grade>().Where(g => g != Grade.U).Reverse().ToDictionary(g => g.Letter(), g => (object)g)
            : Enum.GetValues(type).Cast<object>().ToDictionary(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()!)));
}
