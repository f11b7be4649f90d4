using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Grains;

/// <summary>
/// Keys of all grains, made and read in this place only: <c>run/&lt;id&gt;/ent/12</c>. They begin with a word and have a slash, so no
/// store takes one for a number.
/// </summary>
public static class GrainKeys
{
    /// <summary>Members of a district.</summary>
    public const int DistrictSize = 256;

    /// <summary>The run grain of a run.</summary>
    public static string Run(string run) => $"run/{run}";

    /// <summary>The recorder of a run.</summary>
    public static string Recorder(string run) => $"run/{run}/recorder";

    /// <summary>The rounds that a checkpoint of a run closes.</summary>
    public static string Chapter(string run, int generation) =>
        string.Create(CultureInfo.InvariantCulture, $"run/{run}/chapter/{generation}");

    /// <summary>A district of a run.</summary>
    public static string District(string run, int district) =>
        string.Create(CultureInfo.InvariantCulture, $"run/{run}/district/{district}");

    /// <summary>A stakeholder of a run.</summary>
    public static string Stakeholder(string run, StakeholderId id) => $"run/{run}/{id}";

    /// <summary>Whoever of the silo plays replications.</summary>
    public const string Workers = "workers/any";

    /// <summary>The foreman of a silo.</summary>
    /// <param name="silo">Its address.</param>
    public static string Foreman(string silo) => $"foreman/{silo}";

    /// <summary>The run a key belongs to.</summary>
    public static string RunOf(string key) => key.Split('/')[1];

    /// <summary>The stakeholder of a key.</summary>
    public static StakeholderId StakeholderOf(string key) => StakeholderId.TryParse(key[(key.IndexOf('/', 4) + 1)..], out var id)
        ? id
        : throw new ArgumentException($"Not the key of a stakeholder: {key}", nameof(key));

    /// <summary>The number of the district of a key.</summary>
    public static int DistrictOf(string key) => int.Parse(key[(key.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture);
}

/// <summary>How grains find each other.</summary>
internal static class GrainFactories
{
    public static IStakeholderGrain Stakeholder(this IGrainFactory grains, string run, StakeholderId id) => id.Kind switch
    {
        Kind.Government => grains.GetGrain<IGovernmentGrain>(GrainKeys.Stakeholder(run, id)),
        Kind.Association => grains.GetGrain<IAssociationGrain>(GrainKeys.Stakeholder(run, id)),
        _ => grains.Member(run, id),
    };

    public static IMemberGrain Member(this IGrainFactory grains, string run, StakeholderId id) => id.Kind == Kind.Enterprise
        ? grains.GetGrain<IEnterpriseGrain>(GrainKeys.Stakeholder(run, id))
        : grains.GetGrain<IUniversityGrain>(GrainKeys.Stakeholder(run, id));
}
