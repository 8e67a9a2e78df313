using Scorecards.Core.Calendars;

namespace Scorecards.Storage.Tests.Conformance;

public abstract class KeyConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    [Fact]
    public async Task Keys_that_protect_come_back_in_the_order_in_which_they_were_added()
    {
        await Store.AddProtectionKeyAsync("z", "<key id='1'>☕</key>", default);
        await Store.AddProtectionKeyAsync("a", "<key id='2' />", default);
        await Store.AddProtectionKeyAsync("z", "<other />", default);

        (await Store.ProtectionKeysAsync(default)).Should().Equal("<key id='1'>☕</key>", "<key id='2' />");
    }

    [Fact]
    public async Task Keys_that_sign_come_back_the_oldest_first_and_are_never_replaced()
    {
        var (old, young) = (GateSample.Key("z", Now), GateSample.Key("a", Now.AddTicks(1)));
        await Store.AddSigningKeyAsync(young, default);
        await Store.AddSigningKeyAsync(old, default);
        await Store.AddSigningKeyAsync(old with { X = "other" }, default);

        (await Store.SigningKeysAsync(default)).Should().Equal(old, young);
    }

    [Fact]
    public async Task Nodes_that_add_the_same_key_at_once_do_no_harm()
    {
        var other = await OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() =>
            (number % 2 == 0 ? Store : other).AddProtectionKeyAsync("same", "<key />", default))));

        (await Store.ProtectionKeysAsync(default)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_copy_of_a_calendar_takes_the_place_of_an_older_one()
    {
        var copy = new CalendarCopy("https://calendar.example/☕.ics", "BEGIN:VCALENDAR", Now);
        await Store.SaveCalendarCopyAsync(new("https://a.example/", "A", Now), default);
        await Store.SaveCalendarCopyAsync(copy, default);
        await Store.SaveCalendarCopyAsync(copy with { Text = "newer", FetchedAt = Now.AddTicks(1) }, default);
        await Store.SaveCalendarCopyAsync(copy with { Text = "older" }, default);

        (await Store.CalendarCopiesAsync(default)).Should().Equal(
            new("https://a.example/", "A", Now), copy with { Text = "newer", FetchedAt = Now.AddTicks(1) });
    }
}
