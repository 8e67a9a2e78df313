using Scorecards.Server.Pages.Forms;

namespace Scorecards.Server.Pages.Service;

/// <summary>What the URL of a service's page asks for beside the service. A page is for people: what it cannot read it leaves out.</summary>
/// <param name="Answer">The check whose question someone wants to answer; null for none.</param>
/// <param name="Exempt">The check that someone wants an exemption of; null for none.</param>
/// <param name="Done">The form that was just sent; see <c>ServiceForms.DoneWords</c>.</param>
public sealed record ServiceQuery(string? Answer, string? Exempt, string? Done)
{
    public const string AnswerParameter = "answer";
    public const string ExemptParameter = "exempt";

    public static ServiceQuery Read(IQueryCollection query) =>
        new(query[AnswerParameter].FirstOrDefault(), query[ExemptParameter].FirstOrDefault(), query[PageForm.DoneParameter].FirstOrDefault());

    /// <summary>The URL at which the form for an answer is open.</summary>
    public static string ToAnswer(string service, string check) =>
        $"{Wording.Path("services", service)}?{AnswerParameter}={Uri.EscapeDataString(check)}#answer-{check}";

    /// <summary>The URL at which the form for an exemption is open.</summary>
    public static string ToExempt(string service, string check) =>
        $"{Wording.Path("services", service)}?{ExemptParameter}={Uri.EscapeDataString(check)}#exempt";
}
