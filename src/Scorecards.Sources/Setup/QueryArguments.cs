using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;

namespace Scorecards.Sources.Setup;

/// <summary>Reads the arguments of a request. The first mistake is kept in <see cref="Error"/>; the values read after it do not count.</summary>
internal sealed class QueryArguments(FactRequest request)
{
    public FactError? Error { get; private set; }

    /// <summary>A text that must be there. One that is empty, since a template found nothing to fill in, is the service's lack.</summary>
    public string Text(string name)
    {
        if (!request.Arguments.TryGet(name, out var value))
            return Fail(UnknownCause.Definition, $"the query {request.Query} needs the argument '{name}'");
        if (value.Kind != CelKind.String)
            return Fail(UnknownCause.Definition, $"the argument '{name}' must be text");
        return value.AsString().Length > 0 ? value.AsString() : Fail(UnknownCause.Subject, $"the argument '{name}' is empty for this service");
    }

    public string? OptionalText(string name) =>
        request.Arguments.TryGet(name, out var value) && value.Kind != CelKind.Null ? Text(name) : null;

    public long Number(string name, long otherwise, long smallest, long largest)
    {
        if (!request.Arguments.TryGet(name, out var value))
            return otherwise;
        if (value.Kind == CelKind.Int && value.AsInt() >= smallest && value.AsInt() <= largest)
            return value.AsInt();
        Fail(UnknownCause.Definition, $"the argument '{name}' must be a whole number from {smallest} to {largest}");
        return otherwise;
    }

    /// <summary>A list of texts; one text alone counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (!request.Arguments.TryGet(name, out var value))
            return [];
        IReadOnlyList<CelValue> items = value.Kind == CelKind.List ? value.AsList() : [value];
        if (items.All(item => item.Kind == CelKind.String))
            return [.. items.Select(item => item.AsString())];
        Fail(UnknownCause.Definition, $"the argument '{name}' must be a list of texts");
        return [];
    }

    /// <summary>Pairs of texts: a map, or texts with <paramref name="separator"/> between name and value, in which templates are filled in.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs(string name, char separator)
    {
        if (request.Arguments.TryGet(name, out var value) && value.Kind == CelKind.Map)
        {
            var entries = value.AsMap().ToList();
            if (entries.All(entry => entry.Key.Kind == CelKind.String && entry.Value.Kind == CelKind.String))
                return [.. entries.Select(entry => KeyValuePair.Create(entry.Key.AsString(), entry.Value.AsString()))];
            Fail(UnknownCause.Definition, $"the argument '{name}' must have texts as its values");
            return [];
        }

        var pairs = Texts(name).Select(text => text.Split(separator, 2, StringSplitOptions.TrimEntries)).ToList();
        if (pairs.All(pair => pair.Length == 2 && pair[0].Length > 0))
            return [.. pairs.Select(pair => KeyValuePair.Create(pair[0], pair[1]))];
        Fail(UnknownCause.Definition, $"the argument '{name}' must be a map or texts such as 'name{separator}value'");
        return [];
    }

    public string Fail(UnknownCause cause, string message)
    {
        Error ??= new FactError(cause, message);
        return "";
    }
}
