using Gongyu.Model;

namespace Gongyu.Grains;

/// <summary>Who belongs to which district: neighbours in the order of ids.</summary>
internal static class Roster
{
    /// <summary>Number of districts of a community.</summary>
    public static int Districts(CommunityPlan plan) => (Size(plan) + GrainKeys.DistrictSize - 1) / GrainKeys.DistrictSize;

    /// <summary>The members of a district, in the order of ids.</summary>
    public static StakeholderId[] MembersOf(CommunityPlan plan, int district)
    {
        int first = district * GrainKeys.DistrictSize;
        int count = Math.Min(GrainKeys.DistrictSize, Size(plan) - first);
        var members = new StakeholderId[count];
        for (int i = 0; i < count; i++)
            members[i] = At(plan, first + i);
        return members;
    }

    /// <summary>The district of a stakeholder.</summary>
    public static int DistrictOf(CommunityPlan plan, StakeholderId id)
    {
        int before = 0;
        for (var kind = Kind.Government; kind < id.Kind; kind++)
            before += plan.Count(kind);
        return (before + id.Index) / GrainKeys.DistrictSize;
    }

    private static StakeholderId At(CommunityPlan plan, int position)
    {
        var kind = Kind.Government;
        for (; position >= plan.Count(kind); kind++)
            position -= plan.Count(kind);
        return new(kind, position + 1);
    }

    private static int Size(CommunityPlan plan)
    {
        int size = 0;
        for (var kind = Kind.Government; kind <= Kind.Association; kind++)
            size += plan.Count(kind);
        return size;
    }
}
