using System.Text.Json;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>Why a stakeholder did in a round what it did, as programs read it.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Replication">From 1.</param>
/// <param name="Round">The round.</param>
/// <param name="Stakeholder">Its id: <c>ent/12</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Announced">What was announced in its region.</param>
/// <param name="Member">The reasons of an enterprise or a university.</param>
/// <param name="Office">The reasons of a government or an association.</param>
/// <param name="Ledger">The entries it paid or received.</param>
internal sealed record ExplanationSeen(
    string Run, int Replication, int Round, string Stakeholder, string Name, AnnouncementSeen Announced, MemberSeen? Member, OfficeSeen? Office,
    IReadOnlyList<LedgerRow> Ledger)
{
    /// <summary>Sees an explanation.</summary>
    /// <param name="run">Id of the run.</param>
    /// <param name="scenario">Its scenario.</param>
    /// <param name="replication">Which replication, from 0.</param>
    /// <param name="told">The explanation.</param>
    public static ExplanationSeen Of(string run, Scenario scenario, int replication, Explanation told) => new(
        run, replication + 1, told.Round, told.Who.ToString(), Names.Of(scenario.Community, scenario.SeedOf(replication), told.Who),
        AnnouncementSeen.Of(told.Terms), told.Member is { } member ? MemberSeen.Of(member) : null,
        told.Office is { } office ? OfficeSeen.Of(told.Who.Kind, office) : null,
        [.. told.Entries.Select(entry => Silo.Ledger.Row(run, replication + 1, entry))]);

    /// <summary>An enumeration as data files write it.</summary>
    public static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>An id; none when it is nobody's.</summary>
    public static string? Id(StakeholderId id) => id == default ? null : id.ToString();
}

/// <summary>An announcement in force.</summary>
/// <param name="Policy">The levers that are set.</param>
/// <param name="Provided">Share of the planned public goods that the budget affords.</param>
/// <param name="InformationQuality">Quality of the information platform.</param>
/// <param name="Practice">How the government puts policy into practice; .5 is as planned.</param>
internal sealed record AnnouncementSeen(IReadOnlyDictionary<string, double> Policy, double Provided, double InformationQuality, double Practice)
{
    /// <summary>An announcement.</summary>
    public static AnnouncementSeen Of(in Announcement terms) => new(
        terms.Policy.Set.ToDictionary(one => one.Lever.Key, one => one.Value), terms.Provided, terms.InformationQuality, terms.Practice);
}

/// <summary>The reasons of an enterprise or a university.</summary>
/// <param name="WasThere">Whether somebody was there when the round began.</param>
/// <param name="IsThere">Whether somebody is there at its end.</param>
/// <param name="StanceBefore">How it stood before.</param>
/// <param name="Stance">How it stands after.</param>
/// <param name="Information">Quality of the information it had.</param>
/// <param name="Searched">Whether it looked for a partner.</param>
/// <param name="Candidates">The candidates it saw, with their reputation as it is and as it was seen.</param>
/// <param name="Proposed">To whom it proposed.</param>
/// <param name="Proposals">What was proposed to it; no score where there was no room to weigh it.</param>
/// <param name="Left">Partners it left.</param>
/// <param name="LeftBy">Partners that left it.</param>
/// <param name="Deliveries">What both sides delivered.</param>
/// <param name="Notices">What its government answered.</param>
/// <param name="KeepsUp">Whether it kept up the information platform.</param>
/// <param name="TakesCourse">Whether it took a course.</param>
/// <param name="Utility">What the round was worth.</param>
/// <param name="Revision">How it came to its stance.</param>
internal sealed record MemberSeen(
    bool WasThere, bool IsThere, string StanceBefore, string Stance, double Information, bool Searched, IReadOnlyList<CandidateSeen> Candidates,
    string? Proposed, IReadOnlyList<ProposalSeen> Proposals, IReadOnlyList<string> Left, IReadOnlyList<string> LeftBy,
    IReadOnlyList<DeliverySeen> Deliveries, IReadOnlyList<NoticeSeen> Notices, bool KeepsUp, bool TakesCourse, UtilitySeen Utility, RevisionSeen Revision)
{
    /// <summary>Those reasons.</summary>
    public static MemberSeen Of(MemberReasons told) => new(
        told.WasThere, told.IsThere, ExplanationSeen.Word(told.Before), ExplanationSeen.Word(told.After), told.Information, told.Searched,
        [.. told.Candidates.Select(one => new CandidateSeen(one.Who.ToString(), one.Reputation, one.Score))], ExplanationSeen.Id(told.Proposed),
        [.. told.Offers.Select(one => new ProposalSeen(one.From.ToString(), one.Weighed ? one.Score : null, one.Accepted))],
        [.. told.Left.Select(one => one.ToString())], [.. told.LeftBy.Select(one => one.ToString())],
        [.. told.Exchanges.Select(one => new DeliverySeen(one.Partner.ToString(), (int)one.Tier, one.Own, one.Theirs))],
        [.. told.Notices.Select(one => new NoticeSeen(
            one.Partner.ToString(), one.Incentive.Units, one.Loan.Units, one.Compensation.Units, one.Fine.Units, one.Found))],
        told.KeepsUp, told.TakesCourse, UtilitySeen.Of(told.Utility), RevisionSeen.Of(told.Revision));
}

/// <summary>A candidate.</summary>
internal sealed record CandidateSeen(string Stakeholder, double Reputation, double Score);

/// <summary>A proposal.</summary>
internal sealed record ProposalSeen(string From, double? Score, bool Accepted);

/// <summary>What both sides of an agreement delivered.</summary>
internal sealed record DeliverySeen(string Partner, int Tier, double Own, double Theirs);

/// <summary>A government's answer.</summary>
internal sealed record NoticeSeen(string Partner, double Incentive, double Loan, double Compensation, double Fine, bool Found);

/// <summary>What the round was worth: each term by the interest in it, and the utility before and after.</summary>
internal sealed record UtilitySeen(
    double Before, double Finance, double Talent, double Innovation, double Departments, double Reputation, double Round, double After)
{
    /// <summary>Those terms.</summary>
    public static UtilitySeen Of(in UtilityTerms told) => new(
        told.Before, told.OfFinance, told.OfTalent, told.OfInnovation, told.Departments, told.OfReputation, told.OfRound, told.After);
}

/// <summary>
/// How a stance was come to: <c>none</c>, <c>experiment</c>, <c>alone</c>, <c>comparison</c>, or <c>seat</c>: a person decided.
/// </summary>
internal sealed record RevisionSeen(
    string Way, string Stance, double Draw, string? Peer, string? PeerStance, double? Own, double? Theirs, double? Fear, double? Probability,
    double? ImitationDraw)
{
    /// <summary>That revision.</summary>
    public static RevisionSeen Of(in Revision told) => told.Way == RevisionWay.Comparison
        ? new(
            ExplanationSeen.Word(told.Way), ExplanationSeen.Word(told.Chosen), told.Draw, told.Peer.ToString(), ExplanationSeen.Word(told.PeerStance),
            told.Own, told.Theirs, told.Fear, told.Probability, told.ImitationDraw)
        : new(ExplanationSeen.Word(told.Way), ExplanationSeen.Word(told.Chosen), told.Draw, null, null, null, null, null, null, null);
}

/// <summary>The reasons of a government or an association; what the other has is left out.</summary>
internal sealed record OfficeSeen(
    bool Adapts, double Practice, double For, double Against, double? Kept, double? Tried, int? Filings, int? Audited, int? Found, double? Demand,
    double? BulletinQuality)
{
    /// <summary>Those reasons.</summary>
    public static OfficeSeen Of(Kind kind, OfficeReasons told) => kind == Kind.Government
        ? new(told.Adapts, told.Practice, told.For, told.Against, KeptBy(told), TriedBy(told), told.Filings, told.Audited, told.Found, null, null)
        : new(told.Adapts, told.Practice, told.For, told.Against, KeptBy(told), TriedBy(told), null, null, null, told.Bulletin.Demand, told.Bulletin.Quality);

    private static double? KeptBy(OfficeReasons told) => told.Adapts ? told.Trial.Kept : null;

    private static double? TriedBy(OfficeReasons told) => told.Adapts ? told.Trial.Tried : null;
}
