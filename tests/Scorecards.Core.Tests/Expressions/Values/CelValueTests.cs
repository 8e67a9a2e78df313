using Scorecards.Core.Expressions;

namespace Scorecards.Core.Tests.Expressions.Values;

public sealed class CelValueTests
{
    public static readonly TheoryData<CelValue, CelValue> Alike = new()
    {
        { CelValue.Null, default },
        { CelValue.Of(1L), CelValue.Of(1.0) },
        { CelValue.Of(1L), CelValue.Of(1UL) },
        { CelValue.Of(0L), CelValue.Of(-0.0) },
        { CelValue.Of(ulong.MaxValue - 2047), CelValue.Of(18446744073709549568.0) },
        { CelValue.Of(long.MinValue), CelValue.Of(-9223372036854775808.0) },
        { CelValue.Of(double.NaN), CelValue.Of(double.NaN) },
        { CelValue.Of("a"), CelValue.Of("a") },
        { CelValue.Of(new byte[] { 1 }), CelValue.Of(new byte[] { 1 }) },
        { CelValue.List([CelValue.Of(1L)]), CelValue.List([CelValue.Of(1.0)]) },
        { Map(("a", CelValue.Of(1L)), ("b", CelValue.Null)), Map(("b", CelValue.Null), ("a", CelValue.Of(1UL))) },
        { CelValue.Of(DateTimeOffset.UnixEpoch), CelValue.Of(new DateTimeOffset(1970, 1, 1, 2, 0, 0, TimeSpan.FromHours(2))) },
        { CelValue.Optional(CelValue.Of(2L)), CelValue.Optional(CelValue.Of(2.0)) },
        { CelValue.OptionalNone, CelValue.OptionalNone },
        { CelValue.Unknown("b", "a"), CelValue.Unknown("a", "b", "a") },
        { CelValue.Error("x"), CelValue.Error("x") },
    };

    public static readonly TheoryData<CelValue, CelValue> Differs = new()
    {
        { CelValue.Of(1L), CelValue.Of(true) },
        { CelValue.Of(1L), CelValue.Of("1") },
        { CelValue.Of(-1L), CelValue.Of(ulong.MaxValue) },
        { CelValue.Of(long.MaxValue), CelValue.Of(9223372036854775807.0) },
        { CelValue.Of(0L), CelValue.Null },
        { CelValue.Of("a"), CelValue.Of(new byte[] { 97 }) },
        { CelValue.Of("a"), CelValue.Error("a") },
        { CelValue.List([]), Map() },
        { CelValue.List([CelValue.Null]), CelValue.List([]) },
        { Map(("a", CelValue.Null)), Map(("b", CelValue.Null)) },
        { CelValue.Optional(CelValue.Null), CelValue.OptionalNone },
        { CelValue.Of(TimeSpan.FromTicks(1)), CelValue.Of(TimeSpan.Zero) },
    };

    [Theory]
    [MemberData(nameof(Alike))]
    public void Equal_values_are_equal_both_ways_with_one_hash(CelValue a, CelValue b)
    {
        (a == b).Should().BeTrue();
        (b == a).Should().BeTrue();
        a.GetHashCode().Should().Be(b.GetHashCode());
    }

    [Theory]
    [MemberData(nameof(Differs))]
    public void Different_values_differ_both_ways(CelValue a, CelValue b)
    {
        (a != b).Should().BeTrue();
        (b != a).Should().BeTrue();
    }

    [Fact]
    public void A_map_of_any_size_finds_its_entries_and_keeps_their_order()
    {
        for (var size = 0; size < 40; size++)
        {
            var entries = Enumerable.Range(0, size).Select(i => KeyValuePair.Create($"k{size - i}", CelValue.Of((long)i))).ToArray();
            var map = CelValue.Map(entries);
            map.AsMap().Select(entry => entry.Key.AsString()).Should().Equal(entries.Select(entry => entry.Key));
            foreach (var (key, value) in entries)
            {
                map.TryGet(key, out var found).Should().BeTrue();
                found.Should().Be(value);
            }

            map.TryGet("other", out _).Should().BeFalse();
        }
    }

    [Fact]
    public void Only_a_map_has_entries() => CelValue.Of("a").TryGet("a", out _).Should().BeFalse();

    [Fact]
    public void A_list_does_not_change_with_the_array_it_was_made_from()
    {
        var items = new[] { CelValue.Of(1L) };
        var list = CelValue.List(items);
        items[0] = CelValue.Null;
        list.AsList().Should().Equal(CelValue.Of(1L));
    }

    [Fact]
    public void Times_come_back_as_they_were()
    {
        var moment = new DateTimeOffset(1965, 7, 8, 9, 10, 11, 123, TimeSpan.Zero).AddTicks(4567);
        CelValue.Of(moment).AsTimestamp().Should().Be(moment);
        CelValue.Of(DateTimeOffset.MaxValue).AsTimestamp().Should().Be(DateTimeOffset.MaxValue);
        CelValue.Of(TimeSpan.FromTicks(-15)).AsDuration().Should().Be(TimeSpan.FromTicks(-15));
        CelValue.Of(TimeSpan.MaxValue).Kind.Should().Be(CelKind.Error);
    }

    [Fact]
    public void Reading_another_kind_is_a_bug_of_the_caller() =>
        FluentActions.Invoking(() => CelValue.Of("1").AsInt()).Should().Throw<InvalidOperationException>();

    private static CelValue Map(params (string Key, CelValue Value)[] entries) =>
        CelValue.Map([.. entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value))]);
}
