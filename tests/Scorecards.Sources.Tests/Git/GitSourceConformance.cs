using Scorecards.Core.Facts;
using Scorecards.Sources.Git;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Git;

public sealed class GitSourceConformance : SourceConformance
{
    private int _made;

    // The beginning of what a server says over HTTP.
    protected override string GoodBody => "001e# service=git-upload-pack\n0000";

    protected override string NothingBody => GoodBody;

    protected override ISource Create(Uri upstream) => Ask.Make(GitKind.Factory, Ask.Spec("git"), Context);

    protected override FactRequest Question(Uri upstream) => Ask.Of("git", "files", $$"""{"repository":"{{upstream}}repo.git"}""");

    protected override Task AnswerWellAsync(LoopbackRequest request, LoopbackResponse response) => ServeAsync(request, response, isEmpty: false);

    protected override Task AnswerNothingAsync(LoopbackRequest request, LoopbackResponse response) => ServeAsync(request, response, isEmpty: true);

    protected override UnknownCause? CauseOf(Trouble trouble) => trouble == Trouble.NotFound ? UnknownCause.Subject : UnknownCause.Source;

    private Task ServeAsync(LoopbackRequest request, LoopbackResponse response, bool isEmpty)
    {
        var root = Path.Combine(Folder, "served");
        if (Interlocked.Exchange(ref _made, 1) == 0)
        {
            var repository = new TestRepository(Path.Combine(root, "repo.git"));
            if (!isEmpty)
                repository.Commit(Clock.GetUtcNow(), "ada", ("README.md", "hello"));
        }

        return GitHttpServer.AnswerAsync(root, request, response);
    }
}
