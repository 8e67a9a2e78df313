using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Scorecards.Core.Grades;
using Scorecards.Server.Pages;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Tests.Pages;

public sealed class BoardQueryTests
{
    private static readonly Gen<string?> _texts = Gen.Elements<string?>(null, "a", "A+", "x y", "ü&=?#%", "שירות 🚀", "<b>", "1", "-", "near", new string('w', 200));

    private static readonly Arbitrary<BoardQuery> _anyQuery =
        (from kind in Gen.Elements("service", "team", "system", "tier")
         from order in Gen.Elements(BoardSort.Choices.ToArray())
         from reversed in Gen.Elements(true, false)
         from texts in _texts.ArrayOf(6)
         from tier in Gen.Choose(0, 4)
         from grade in Gen.Elements<Grade?>([null, .. Enum.GetValues<Grade>().Cast<Grade?>()])
         from page in Gen.Choose(1, 300)
         let ofServices = kind == "service"
         select new BoardQuery
         {
             By = kind,
             Sort = !ofServices && order.Order == BoardOrder.Held ? BoardSort.Best : order with { Reversed = reversed },
             Text = texts[0],
             Team = ofServices ? texts[1] : null,
             System = ofServices ? texts[2] : null,
             Type = ofServices ? texts[3] : null,
             Lifecycle = ofServices ? texts[4] : null,
             Near = ofServices ? texts[5] : null,
             Tier = ofServices && tier > 0 ? tier : null,
             Grade = grade,
             Page = page,
         }).ToArbitrary();

    [Fact]
    public void A_url_asks_for_what_it_was_made_of() => Prop.ForAll(_anyQuery, query => Read(query.Url()) == query).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_is_asked_for_the_url_of_it_asks_for_the_same() => Prop.ForAll(
        (from name in Gen.Elements("by", "order", "q", "team", "tier", "system", "type", "lifecycle", "grade", "near", "page")
         from value in Gen.OneOf(_texts, Gen.Elements<string?>("team", "-score", "--held", "held", "9", "0", " a ", new string('w', 199) + " w", "-", "A "))
         select (name, value)).ArrayOf().ToArbitrary(),
        parts =>
        {
            var read = Read("/?" + string.Join('&', parts.Select(p => $"{p.name}={Uri.EscapeDataString(p.value ?? "")}")));
            return Read(read.Url()) == read;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("/", false)]
    [InlineData("/?order=score&page=1&q=", false)]
    [InlineData("/?order=-score", true)]
    [InlineData("/?page=2", true)]
    [InlineData("/?near=a", true)]
    public void The_page_begins_with_an_overview_unless_something_is_asked_for(string url, bool asked) => Read(url).IsAsked.Should().Be(asked);

    [Fact]
    public void The_head_of_a_column_sorts_by_it_and_then_from_the_other_end()
    {
        var first = BoardSort.Best.By(BoardOrder.Coverage);
        var second = first.By(BoardOrder.Coverage);

        (first.Name, first.Aria).Should().Be(("coverage", "descending"));
        (second.Name, second.Aria).Should().Be(("-coverage", "ascending"));
        second.By(BoardOrder.Coverage).Should().Be(first);
        new BoardSort(BoardOrder.Name).Aria.Should().Be("ascending");
        BoardSort.Best.By(BoardOrder.Score).Name.Should().Be("-score");
    }

    private static BoardQuery Read(string url) => BoardQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(url[1..])));
}
