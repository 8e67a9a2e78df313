using Scorecards.Core.Expressions.Patterns;

namespace Scorecards.Sources.Alertmanager;

/// <summary>
/// What Alertmanager asks of one label, in a route or a silence (https://prometheus.io/docs/alerting/latest/configuration/#matcher). A label that
/// is not there counts as empty; a regular expression is of the whole value.
/// </summary>
internal sealed class LabelMatcher
{
    private readonly TextPattern? _pattern;

    /// <exception cref="FormatException">The regular expression cannot be read.</exception>
    public LabelMatcher(string name, string value, bool isRegex, bool isEqual)
    {
        (Name, Value, IsRegex, IsEqual) = (name, value, isRegex, isEqual);
        if (!isRegex)
            return;
        _pattern = TextPattern.Parse($"^(?:{value})$");
        if (_pattern.Fault is { } fault)
            throw new FormatException($"the pattern of {this} cannot be read: {fault.Message}");
    }

    public string Name { get; }

    public string Value { get; }

    public bool IsRegex { get; }

    public bool IsEqual { get; }

    public bool Matches(string value) => (_pattern?.IsMatch(value) ?? value == Value) == IsEqual;

    /// <summary>As Alertmanager writes it, such as <c>severity=~"page|critical"</c>.</summary>
    public override string ToString() => $"{Name}{(IsEqual ? IsRegex ? "=~" : "=" : IsRegex ? "!~" : "!=")}\"{Value}\"";
}
