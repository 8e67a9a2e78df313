using Scorecards.Core.Auditing;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Tests.Conformance;
using Scorecards.TestSupport;

namespace Scorecards.Storage.Tests.Auditing;

/// <summary>Whatever is changed in a row of the audit log or in a signed head is found, and the row is named.</summary>
public abstract class TamperConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    private const int Rows = 12;

    private readonly TestSigner _signer = new();

    [Fact]
    public async Task A_flipped_byte_anywhere_in_a_sealed_row_or_a_signed_head_is_found_and_the_row_is_named()
    {
        await FillAsync();
        (await VerifyAsync()).Should().BeEquivalentTo(new { Rows = (long)Rows, LastSeq = (long)Rows, Heads = 3, FaultCount = 0L });
        var random = new Random(7);
        var chain = await Store.ChainAsync(0, 100, default);

        foreach (var row in chain)
        {
            foreach (var (column, value) in new (string, object)[]
            {
                ("id", row.Entry.Id), ("at", Ticks(row.Entry.At)), ("actor", row.Entry.Actor), ("action", row.Entry.Action), ("subject", row.Entry.Subject),
                ("body", row.Entry.Body), ("seq", row.Seq), ("prev_hash", row.PrevHash), ("hash", row.Hash),
            })
            {
                await FlipAsync("audit", column, value, $"seq = {row.Seq}", random, report => report.Faults.Should().Contain(
                    fault => fault.Part == AuditPart.Row && (fault.Number == row.Seq || fault.Id == row.Entry.Id)));
            }
        }

        foreach (var head in await Store.HeadsAsync(default))
        {
            foreach (var (column, value) in new (string, object)[] { ("seq", head.Seq), ("hash", head.Hash), ("at", Ticks(head.At)), ("jws", head.Jws) })
            {
                await FlipAsync("audit_heads", column, value, $"seq = {head.Seq}", random, report => report.Faults.Should().Contain(fault => fault.Part == AuditPart.Head));
            }
        }

        (await VerifyAsync()).IsWhole.Should().BeTrue("all was put back");
    }

    [Fact]
    public async Task A_row_that_was_deleted_is_found()
    {
        await FillAsync();
        await Engine.ExecuteAsync("DELETE FROM audit WHERE seq = 5");

        (await VerifyAsync()).Faults.Select(fault => fault.ToString()).Should().ContainSingle().Which.Should().Match("row 6 (*): row 5 before it is missing");
    }

    [Fact]
    public async Task Rows_that_were_cut_off_before_a_signed_end_are_found()
    {
        await FillAsync();
        await Engine.ExecuteAsync("DELETE FROM audit WHERE seq > 9");

        (await VerifyAsync()).Faults.Select(fault => fault.ToString()).Should().Equal("head 12: the chain ends at row 9, before this head: it was cut off");
    }

    [Fact]
    public async Task A_row_that_was_taken_out_of_the_chain_is_found_although_it_is_sealed_again()
    {
        await FillAsync();
        await Engine.ExecuteAsync("UPDATE audit SET seq = NULL, prev_hash = NULL, hash = NULL WHERE seq = 12");
        await Store.AddTokenAsync(Token(100), "ann", default);
        await Engine.ExecuteAsync("UPDATE audit SET actor = 'eve' WHERE seq IS NULL AND subject <> 'token-100'");
        await Store.SealAsync(10, default);

        (await VerifyAsync()).Faults.Should().ContainSingle().Which.What.Should().Be("it is another than the one whose hash was signed");
    }

    [Fact]
    public async Task A_log_that_is_written_to_meanwhile_is_whole()
    {
        await FillAsync();
        var writing = Task.Run(async () =>
        {
            for (var number = 100; number < 140; number++)
            {
                await Store.AddTokenAsync(Token(number), "ann", default);
                await Store.SealAsync(10, default);
                await Store.AddHeadAsync(_signer.Head((await Store.LastSealedAsync(default))!, Now), default);
            }
        });

        while (!writing.IsCompleted)
        {
            (await VerifyAsync()).Faults.Should().BeEmpty();
        }

        await writing;
        (await VerifyAsync()).LastSeq.Should().Be(Rows + 40);
    }

    private static long Ticks(DateTimeOffset time) => time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;

    private async Task FillAsync()
    {
        for (var number = 0; number < Rows; number++)
        {
            await Store.AddTokenAsync(Token(number), number % 2 == 0 ? "ann" : "bob ☕", default);
            await Store.SealAsync(10, default);
            if (number % 4 == 3)
            {
                await Store.AddHeadAsync(_signer.Head((await Store.LastSealedAsync(default))!, Now.AddTicks(number)), default);
            }
        }
    }

    /// <summary>Flips some bits of a value one after the other, and puts each back.</summary>
    private async Task FlipAsync(string table, string column, object value, string where, Random random, Action<AuditReport> found)
    {
        for (var time = 0; time < 3; time++)
        {
            var flipped = Flip(value, random);
            if (column == "seq" && await TakenAsync(table, (long)flipped))
            {
                continue;
            }

            await Engine.ExecuteAsync($"UPDATE {table} SET {column} = {Sql(flipped)} WHERE {where}");
            var report = await VerifyAsync();
            report.IsWhole.Should().BeFalse($"{column} of {table} where {where} is {flipped} and was {value}");
            found(report);
            await Engine.ExecuteAsync($"UPDATE {table} SET {column} = {Sql(value)} WHERE {(column == "seq" ? $"seq = {Sql(flipped)}" : where)}");
        }
    }

    private async Task<bool> TakenAsync(string table, long seq) => table == "audit"
        ? (await Store.ChainAsync(seq - 1, 1, default)) is [var row] && row.Seq == seq
        : (await Store.HeadsAsync(default)).Any(head => head.Seq == seq);

    /// <summary>Another character in place of one, or another bit of a number.</summary>
    private static object Flip(object value, Random random)
    {
        if (value is long number)
        {
            return number ^ (1L << random.Next(0, 63));
        }

        var text = (string)value;
        var at = random.Next(text.Length);
        var other = (char)(text[at] ^ (1 << random.Next(0, 5)));
        return text[..at] + (other < ' ' ? 'ÿ' : other) + text[(at + 1)..];
    }

    private static string Sql(object value) => value is long number
        ? number.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : $"'{((string)value).Replace("'", "''", StringComparison.Ordinal)}'";

    private AccessToken Token(int number) => new($"token-{number}", "admin", $"hash-{number}", Now.AddSeconds(number).AddTicks(7), null);

    private Task<AuditReport> VerifyAsync() => AuditReport.OfAsync(Store, [_signer.Published], default);
}
