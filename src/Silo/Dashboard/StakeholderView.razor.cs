using System.Globalization;
using Gongyu.Model;
using Gongyu.Scenarios;
using Microsoft.AspNetCore.Components;
using ParameterAttribute = Microsoft.AspNetCore.Components.ParameterAttribute;

namespace Gongyu.Silo;

/// <summary>A stakeholder of a run after any round: how it stands, what it cares for, its agreements and money, and why it did what it did.</summary>
public sealed partial class StakeholderView
{
    private const int Size = 20;

    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(500);

    private static readonly Account[] Boundaries = [Account.Market, Account.Effort, Account.Treasury, Account.Bank, Account.Services, Account.Owners];

    private RunFeed feed = null!;
    private Scenario scenario = null!;
    private StakeholderId who;
    private StakeholderSeen? seen;
    private Explanation? told;
    private string name = "";
    private int round, played, page, looks;
    private bool isPast; // Whether an earlier round is looked at.

    /// <summary>The run.</summary>
    [Parameter]
    public string Run { get; set; } = "";

    /// <summary>The kind of stakeholder: ent, uni, gov or assoc.</summary>
    [Parameter]
    public string Kind { get; set; } = "";

    /// <summary>Its number.</summary>
    [Parameter]
    public int Number { get; set; }

    private Stance? Standing => seen?.Stance is { } stance ? Enum.Parse<Stance>(stance, ignoreCase: true) : null;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        feed = new(Runs, Run);
        feed.Read();
        scenario = RunService.ScenarioOf(feed.Dossier);
        Routes.MustHave(
            StakeholderId.TryParse($"{Kind}/{Number}", out who) && scenario.Community.Roster.Contains(who), $"{Kind}/{Number}", Routes.NoSuchStakeholder);
        (name, played, round) = (NameOf($"{who}"), feed.Rounds.Count, feed.Rounds.Count);
    }

    /// <inheritdoc/>
    protected override async Task Follow()
    {
        await Look(played);
        StateHasChanged();
        await feed.Follow(
            async () =>
            {
                if (feed.Rounds.Count == played)
                    return;
                (played, scenario) = (feed.Rounds.Count, RunService.ScenarioOf(feed.Dossier));
                if (!isPast)
                    await Look(played);
                StateHasChanged();
                await Task.Delay(Apart, Left); // It is played again for every look: not for every round of a fast run.
            },
            Left);
    }

    private Task Move(ChangeEventArgs moved) =>
        int.TryParse(moved.Value as string, CultureInfo.InvariantCulture, out int to) && to >= 0 && to <= played ? Show(to) : Task.CompletedTask;

    private Task Show(int after)
    {
        (isPast, page) = (after < played, 0);
        return Look(after);
    }

    // Only what was asked for last is shown.
    private async Task Look(int after)
    {
        int asked = ++looks;
        var (state, why) = (
            await StakeholderSeen.Replayed(Run, scenario, 0, after, who, Left),
            after == 0 ? null : await Explaining.Tell(Runs, Run, scenario, 0, who, after, Left));
        if (asked == looks)
            (seen, told, round) = (state, why, after);
    }

    private string NameOf(string account) => StakeholderId.TryParse(account, out var id)
        ? Names.Of(scenario.Community, scenario.SeedOf(0), id)
        : Visitor.Say(ReasonNames.Of(Boundaries.First(one => $"{one}" == account)));

    private string About(StakeholderRow founded) => Visitor.Say(
        $"{(founded.Region is { } region ? $"region {region}, " : "")}sectors {founded.Sectors}; size {Figures.Count((long)founded.Size)}",
        $"{(founded.Region is { } place ? $"地区 {place}，" : "")}行业 {founded.Sectors}；规模 {Figures.Count((long)founded.Size)}");

    private IEnumerable<(string What, string Value)> Facts(StakeholderSeen at)
    {
        yield return (Visitor.Say("Balance", "余额"), Figures.Number(at.Balance));
        if (at.Utility is { } utility)
            yield return (Visitor.Say("Utility", "效用"), Figures.Number(utility));
        if (at.Reputation is { } reputation)
            yield return (Visitor.Say("Reputation", "声誉"), Figures.Number(reputation));
        if (at.Asset is { } asset)
            yield return (Visitor.Say("Institutional assets", "机构资产"), Figures.Number(asset));
        if (at.Founded.Capacity > 0)
            yield return (Visitor.Say("Room for agreements", "协议容量"), $"{at.Agreements.Count} / {at.Founded.Capacity}");
    }

    private IEnumerable<(string What, double Weight)> Weights(StakeholderRow founded) =>
    [
        (Visitor.Say("influence", "影响力"), founded.Influence), (Visitor.Say("finance", "财务"), founded.Finance),
        (Visitor.Say("talent", "人才"), founded.Talent), (Visitor.Say("innovation", "创新"), founded.Innovation),
        (Visitor.Say("reputation", "声誉"), founded.Reputation), (Visitor.Say("public good", "公共利益"), founded.PublicGood),
    ];

    private IEnumerable<(string What, double Worth)> Worth(UtilityTerms terms) =>
    [
        (Visitor.Say("finance", "财务"), terms.OfFinance / terms.Departments), (Visitor.Say("talent", "人才"), terms.OfTalent / terms.Departments),
        (Visitor.Say("innovation", "创新"), terms.OfInnovation / terms.Departments), (Visitor.Say("reputation", "声誉"), terms.OfReputation),
        (Visitor.Say("the round", "本轮"), terms.OfRound), (Visitor.Say("utility after", "轮末效用"), terms.After),
    ];
}
