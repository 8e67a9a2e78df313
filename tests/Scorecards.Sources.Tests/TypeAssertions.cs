using Scorecards.Core.Expressions;

namespace Scorecards.Sources.Tests;

/// <summary>Holds a fact against the type that checks are compiled with.</summary>
internal static class TypeAssertions
{
    /// <summary>Every part of the value has the type that is declared for it; with <paramref name="whole"/> every declared field is there.</summary>
    public static void ShouldFit(this CelValue value, CelType type, bool whole = false, string at = "fact")
    {
        if (type.Fields is { } fields)
        {
            value.Kind.Should().Be(CelKind.Map, at);
            var present = value.AsMap().ToDictionary(entry => entry.Key.AsString(), entry => entry.Value);
            present.Keys.Except(fields.Keys).Should().BeEmpty($"{at} has only what is declared");
            if (whole)
                fields.Keys.Except(present.Keys).Should().BeEmpty($"{at} has all that is declared");
            foreach (var (name, part) in present)
                part.ShouldFit(fields[name], whole, $"{at}.{name}");
        }
        else if (type.Name == "list")
        {
            foreach (var item in value.AsList())
                item.ShouldFit(type.Parameters[0], whole, $"{at}[]");
        }
        else if (type.Name == "map")
        {
            foreach (var (key, part) in value.AsMap())
                part.ShouldFit(type.Parameters[1], whole, $"{at}[{key}]");
        }
        else if (type.Name != "dyn")
        {
            value.Kind.ToString().Should().BeEquivalentTo(type.Name, at);
        }
    }
}
