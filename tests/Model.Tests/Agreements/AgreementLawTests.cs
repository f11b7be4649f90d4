namespace Gongyu.Model.Tests;

public class AgreementLawTests
{
    [Fact]
    public void Both_copies_of_an_agreement_agree() => Some.Runs.Sample(run => EveryRound(run, (stage, _) =>
    {
        foreach (var member in stage.Members)
            foreach (var mine in member.Agreements)
            {
                var theirs = Copy((Member)stage[mine.Partner], member.Id);
                Assert.NotNull(theirs);
                // Each keeps its own effort; all else is common.
                Assert.Equal(mine with { Partner = member.Id, Effort = 0 }, theirs.Value with { Effort = 0 });
            }
    }), iter: 300);

    [Fact]
    public void Nobody_exceeds_its_capacity_or_holds_two_agreements_with_one_partner() => Some.Runs.Sample(run =>
        EveryRound(run, (stage, _) =>
        {
            foreach (var member in stage.Members)
            {
                Assert.InRange(member.Agreements.Length, 0, member.Profile.Capacity);
                var partners = member.Agreements.ToArray().Select(agreement => agreement.Partner).ToArray();
                Assert.Equal(partners.Distinct().Order(), partners);
            }
        }), iter: 300);

    [Fact]
    public void An_agreement_is_between_a_university_and_an_enterprise_of_a_sector_they_share() => Some.Runs.Sample(run =>
        EveryRound(run, (stage, _) =>
        {
            foreach (var member in stage.Members)
                foreach (var agreement in member.Agreements)
                {
                    var partner = stage[agreement.Partner];
                    Assert.Equal(member is University ? Kind.Enterprise : Kind.University, partner.Id.Kind);
                    Assert.True(member.Profile.IsIn(agreement.Sector) && partner.Profile.IsIn(agreement.Sector));
                    Assert.Equal((member is University ? member : partner).Profile.Region, agreement.Region);
                }
        }), iter: 200);

    [Fact]
    public void Tiers_start_at_exchange_and_move_by_one() => Some.Runs.Sample(run => EveryRound(run, (stage, before) =>
    {
        foreach (var member in stage.Members)
            foreach (var agreement in member.Agreements)
            {
                var known = before[member.Id].FirstOrDefault(old => old.Partner == agreement.Partner && old.Signed == agreement.Signed);
                int tier = (int)(known == default ? Tier.Exchange : known.Tier);
                Assert.InRange((int)agreement.Tier, Math.Max(1, tier - 1), Math.Min(4, tier + 1));
                Assert.True(agreement.Age >= 0 && agreement.Expires > stage.Round && agreement.Signed <= stage.Round);
            }
    }), iter: 200);

    [Fact]
    public void Trust_reputation_and_assets_stay_between_0_and_1() => Some.Runs.Sample(run => EveryRound(run, (stage, _) =>
    {
        foreach (var member in stage.Members)
        {
            Assert.InRange(member.Reputation, 0, 1);
            Assert.InRange(member.Asset, 0, 1);
            Assert.InRange(Math.Abs(member.Utility), 0, 1000);
            foreach (var agreement in member.Agreements)
                Assert.InRange(agreement.Trust, 0, 1);
        }
    }), iter: 200);

    [Fact]
    public void Who_abstains_neither_signs_nor_delivers() => Some.Runs.Sample(run =>
    {
        var stage = new Stage(run.Plan, run.Seed, Stage.Cast(run))
        {
            Acted = (Stakeholder who, Step step, in Brief _, Effects effects) =>
            {
                if (who is Member { Stance: Stance.Abstain } && step < Step.Learn)
                    Assert.True(effects.Agreements.Count == 0 && effects.Messages.ToArray().All(message => message.Kind == MessageKind.Leave));
            },
        };
        while (stage.Round < run.Rounds)
            stage.Play(run.Policy);
    }, iter: 200);

    private static Agreement? Copy(Member member, StakeholderId partner)
    {
        foreach (var agreement in member.Agreements)
            if (agreement.Partner == partner)
                return agreement;
        return null;
    }

    private static void EveryRound(Run run, Action<Stage, ILookup<StakeholderId, Agreement>> law)
    {
        var stage = Stage.Found(run);
        while (stage.Round < run.Rounds)
        {
            var before = stage.Members
                .SelectMany(member => member.Agreements.ToArray().Select(agreement => (member.Id, agreement)))
                .ToLookup(pair => pair.Id, pair => pair.agreement);
            stage.Play(run.Policy);
            law(stage, before);
        }
    }
}
