using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Pushed;

/// <summary>A fact that a source of the kind <c>pushed</c> takes.</summary>
public sealed class FactDeclaration
{
    internal FactDeclaration(string name, TimeSpan ttl, FactForm form) => (Name, Ttl, Form) = (name, ttl, form);

    public string Name { get; }

    /// <summary>How long a value holds whose sender does not say.</summary>
    public TimeSpan Ttl { get; }

    internal FactForm Form { get; }

    /// <summary>The value as it is kept, and everything in it that is not as its source document says.</summary>
    public (CelValue Value, IReadOnlyList<string> Mistakes) Read(CelValue value)
    {
        var mistakes = new List<string>();
        var taken = Form.Take(value, "value", mistakes.Add);
        return (taken, mistakes);
    }
}
