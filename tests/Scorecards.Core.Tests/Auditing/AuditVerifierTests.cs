using Scorecards.Core.Auditing;
using Scorecards.Core.Text;

namespace Scorecards.Core.Tests.Auditing;

public sealed class AuditVerifierTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<SealedEntry> _chain = Chain(6);

    [Fact]
    public void A_chain_as_it_was_sealed_is_whole() => Verify(_chain, Head(3), Head(6)).Should().BeEmpty();

    [Fact]
    public void The_hash_is_of_lines_with_their_lengths_so_that_others_can_take_it()
    {
        var text = $"1:1\n2:e1\n17:18934560000000000\n3:ann\n13:token.created\n2:ci\n2:{{}}\n64:{AuditChain.Genesis}\n";

        AuditChain.HashOf(1, new AuditEntry("e1", Now, "ann", "token.created", "ci", "{}"), AuditChain.Genesis).Should().Be(Content.Digest(text));
    }

    [Fact]
    public void A_row_that_was_changed_is_named_alone()
    {
        _chain[2] = _chain[2] with { Entry = _chain[2].Entry with { Actor = "eve" } };
        Verify(_chain).Should().Equal("row 3 (e3): its hash is not of what it says");
    }

    [Fact]
    public void A_hash_that_was_changed_is_named_alone()
    {
        _chain[2] = _chain[2] with { Hash = new string('f', 64) };
        Verify(_chain).Should().Equal("row 3 (e3): its hash is not of what it says");
    }

    [Fact]
    public void A_row_that_is_missing_or_twice_or_moved_is_told_where_it_shows()
    {
        Verify([.. _chain.Where(r => r.Seq != 3)]).Should().Equal("row 4 (e4): row 3 before it is missing");
        Verify([.. _chain.Where(r => r.Seq is 1 or 6)]).Should().Equal("row 6 (e6): rows 2 to 5 before it are missing");
        Verify([.. _chain.Take(3), .. _chain.Skip(2)]).Should().Equal("row 3 (e3): its place is taken twice");
        Verify([_chain[1], _chain[0]]).Should().Equal("row 2 (e2): row 1 before it is missing", "row 1 (e1): it is not in its place");
    }

    [Fact]
    public void A_row_that_was_made_anew_with_all_after_it_does_not_pass_what_was_signed()
    {
        var made = new List<SealedEntry>();
        foreach (var row in _chain)
        {
            made.Add(AuditChain.Seal(row.Seq == 3 ? row.Entry with { Actor = "eve" } : row.Entry, made.LastOrDefault()));
        }

        Verify(made).Should().BeEmpty("the chain alone cannot tell");
        Verify(made, Head(4)).Should().Equal("row 4 (e4): it is another than the one whose hash was signed");
    }

    [Fact]
    public void A_chain_that_was_cut_off_does_not_pass_what_was_signed()
    {
        Verify([.. _chain.Take(4)], Head(3), Head(6)).Should().Equal("head 6: the chain ends at row 4, before this head: it was cut off");
        Verify([], Head(6)).Should().Equal("head 6: the chain ends at row 0, before this head: it was cut off");
        Verify([.. _chain.Where(r => r.Seq != 3)], Head(3)).Should().BeEquivalentTo(
            "row 4 (e4): row 3 before it is missing", "head 3: the row that it was signed for is not in the chain");
    }

    [Fact]
    public void Rows_from_the_middle_hang_on_the_head_before_them_where_one_is_known()
    {
        var rest = _chain.Skip(3).ToList();
        Verify(rest, 3).Should().BeEmpty();
        Verify(rest, 3, Head(2), Head(3), Head(6)).Should().BeEmpty();
        Verify(rest, 3, new AuditHead(3, new string('f', 64), Now, "")).Should().Equal("row 4 (e4): its prevHash is not the hash of the row before");
        Verify(rest).Should().Equal("row 4 (e4): rows 1 to 3 before it are missing");
    }

    [Fact]
    public void A_line_is_read_only_as_it_was_written()
    {
        var row = AuditChain.Seal(new AuditEntry("e1", Now.AddTicks(7), "ann ☕", "a", "\u0000 \"s\"", """{"x":"é"}"""), null);
        var line = AuditLine.Write(row);

        AuditLine.Read(line).Should().Be(row);
        line.Should().NotContain("\n").And.Match(text => ((string)text).All(char.IsAscii));

        foreach (var at in Enumerable.Range(0, line.Length))
        {
            foreach (var bit in Enumerable.Range(0, 7))
            {
                var flipped = line[..at] + (char)(line[at] ^ (1 << bit)) + line[(at + 1)..];
                (AuditLine.Read(flipped) is { } read && AuditChain.HashOf(read.Seq, read.Entry, read.PrevHash) == read.Hash).Should().BeFalse(flipped);
            }
        }

        AuditLine.Read("").Should().BeNull();
        AuditLine.Read("null").Should().BeNull();
        AuditLine.Read("{}").Should().BeNull();
    }

    private static List<SealedEntry> Chain(int rows)
    {
        var chain = new List<SealedEntry>();
        for (var number = 1; number <= rows; number++)
        {
            chain.Add(AuditChain.Seal(new AuditEntry($"e{number}", Now.AddSeconds(number), "ann", "token.created", $"t{number}", "{}"), chain.LastOrDefault()));
        }

        return chain;
    }

    private static List<string> Verify(IEnumerable<SealedEntry> rows, params AuditHead[] heads) => Verify(rows, 0, heads);

    private static List<string> Verify(IEnumerable<SealedEntry> rows, long after, params AuditHead[] heads)
    {
        var verifier = new AuditVerifier(heads, after);
        return [.. rows.SelectMany(verifier.Next).ToList().Concat(verifier.Finish()).Select(fault => fault.ToString())];
    }

    private static AuditHead Head(int seq) => new(seq, Chain(6)[seq - 1].Hash, Now, "");
}
