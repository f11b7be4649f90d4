namespace Gongyu.Model;

/// <summary>
/// The steps of a round (a semester). Between two steps everything sent in the first has arrived; adjacent phases of the model
/// share a step where nothing is lost.
/// </summary>
public enum Step : byte
{
    /// <summary>Phase 1: governments announce the policy in force and pay for what is public.</summary>
    Announce,

    /// <summary>Phase 2: associations tell their sector's demand, as well as they can.</summary>
    Inform,

    /// <summary>Phase 3a: universities and enterprises leave agreements or propose new ones.</summary>
    Propose,

    /// <summary>Phase 3b: they accept the best proposals.</summary>
    Accept,

    /// <summary>Phases 3c and 4: they confirm by signing, deliver, and file claims.</summary>
    Deliver,

    /// <summary>Phase 5: governments choose whom to audit.</summary>
    Audit,

    /// <summary>Phase 5: governments pay, refuse and fine.</summary>
    Pay,

    /// <summary>Phases 5 and 6: parties settle and evaluate.</summary>
    Settle,

    /// <summary>Phases 7 and 8: they revise their stance; all report.</summary>
    Learn,
}

/// <summary>Which kind plays which step.</summary>
public static class Steps
{
    /// <summary>All steps in order.</summary>
    public static ReadOnlySpan<Step> InOrder => InOrderArray;

    /// <summary>The first step of a round that a kind plays.</summary>
    public static Step FirstOf(Kind kind)
    {
        foreach (var step in InOrder)
            if (step.IsPlayedBy(kind))
                return step;
        throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind plays no step.");
    }

    /// <summary>The phases of the model that a step carries: <c>3c, 4</c>.</summary>
    public static string PhasesOf(Step step) => Names[(int)step].Phases;

    /// <summary>What a step is called.</summary>
    public static Phrase NameOf(Step step) => Names[(int)step].Name;

    private static readonly (string Phases, Phrase Name)[] Names =
    [
        ("1", new("announce", "公告")),
        ("2", new("inform", "通报")),
        ("3a", new("propose", "提议")),
        ("3b", new("accept", "接受")),
        ("3c, 4", new("deliver", "履约")),
        ("5", new("audit", "抽查")),
        ("5", new("pay", "支付")),
        ("5, 6", new("settle", "结算")),
        ("7, 8", new("learn", "学习")),
    ];

    private static readonly Step[] InOrderArray = Enum.GetValues<Step>();

    /// <summary>Whether a kind has something to do in a step.</summary>
    public static bool IsPlayedBy(this Step step, Kind kind) => kind switch
    {
        Kind.Government => step is Step.Announce or Step.Audit or Step.Pay or Step.Learn,
        Kind.Association => step is Step.Inform or Step.Learn,
        _ => step is >= Step.Propose and not (Step.Audit or Step.Pay),
    };
}
