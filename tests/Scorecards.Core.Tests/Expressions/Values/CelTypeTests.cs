using Scorecards.Core.Expressions;

namespace Scorecards.Core.Tests.Expressions.Values;

public sealed class CelTypeTests
{
    [Fact]
    public void A_type_is_shown_as_people_write_it()
    {
        CelType.Map(CelType.String, CelType.List(CelType.Dyn)).ToString().Should().Be("map(string, list(dyn))");
        CelType.Optional(CelType.Timestamp).ToString().Should().Be("optional(timestamp)");
        CelType.Object("service", Fields("name", CelType.String)).ToString().Should().Be("service");
    }

    [Fact]
    public void Types_with_the_same_parts_are_equal()
    {
        CelType.List(CelType.Int).Should().Be(CelType.List(CelType.Int)).And.NotBe(CelType.List(CelType.Double));
        CelType.Object("a", Fields("x", CelType.Int)).Should().Be(CelType.Object("a", Fields("x", CelType.Int)));
        CelType.Object("a", Fields("x", CelType.Int)).Should().NotBe(CelType.Object("a", Fields("x", CelType.String)));
        CelType.Object("a", Fields("x", CelType.Int)).GetHashCode().Should().Be(CelType.Object("a", Fields("x", CelType.Int)).GetHashCode());
    }

    private static Dictionary<string, CelType> Fields(string name, CelType type) => new() { [name] = type };
}
