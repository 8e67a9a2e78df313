using Scorecards.Core.Expressions;

namespace Scorecards.Sources.Pushed;

/// <summary>Which fact an event of a type becomes, and of which service.</summary>
public sealed class EventRule
{
    private readonly Expression? _service;
    private readonly Expression? _value;

    internal EventRule(string type, FactDeclaration fact, Expression? service, Expression? value) =>
        (Type, Fact, _service, _value) = (type, fact, service, value);

    public string Type { get; }

    public FactDeclaration Fact { get; }

    /// <summary>True for an event of the type, or of a version of it: CDEvents write the version behind the name.</summary>
    public bool Fits(InboundEvent e) =>
        e.Type == Type || (e.Type.StartsWith(Type, StringComparison.Ordinal) && e.Type[Type.Length] == '.' && char.IsAsciiDigit(e.Type.ElementAtOrDefault(Type.Length + 1)));

    /// <summary>The id of the service, or what is wrong.</summary>
    public (string? Service, string? Mistake) ServiceOf(InboundEvent e)
    {
        var service = _service is null ? CelValue.Of(e.Subject) : _service.Evaluate(e.Bindings);
        return service.Kind == CelKind.String && service.AsString().Length > 0
            ? (service.AsString(), null)
            : (null, $"names no service: {_service?.Source ?? "event.subject"} {Said(service)}");
    }

    /// <summary>The value as it is kept, or everything that is wrong with it.</summary>
    public (CelValue Value, IReadOnlyList<string> Mistakes) ValueOf(InboundEvent e)
    {
        var value = _value is null ? e.Data : _value.Evaluate(e.Bindings);
        return value.Kind is CelKind.Error or CelKind.Unknown
            ? (value, [$"the fact '{Fact.Name}' has no value: {_value!.Source} {Said(value)}"])
            : Fact.Read(value);
    }

    private static string Said(CelValue value) => value.Kind switch
    {
        CelKind.Error => value.TryGetError(out var message) ? $"cannot be told: {message}" : "cannot be told",
        CelKind.Unknown => "cannot be told",
        CelKind.String => "is empty",
        _ => "is not a text",
    };
}
