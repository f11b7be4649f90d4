namespace Gongyu.Model;

/// <summary>
/// Students and the labour market, phases 4 and 6: cohorts learn semester by semester; a class trained in an agreement of tier 2 and above
/// graduates each round and chooses between the partner that trained it and a rival (poaching: Becker 1964; Acemoglu and Pischke 1998).
/// </summary>
internal static class Graduate
{
    // A semester's learning: by itself, by dual-qualified teachers, by practice at partners. All of it for six semesters gives competence 1.
    [Parameter("1", "Competence that six semesters of teaching give, abreast of demand", "课程与需求一致时六个学期教学所给的能力")]
    private const double ByTeaching = 0.45;
    [Parameter("1", "Competence that dual-qualified teachers add at full assets", "资产取满时双师增加的能力")]
    private const double ByTeachers = 0.15;
    [Parameter("1", "Competence that full practice at partners adds", "在伙伴处充分实践增加的能力")]
    private const double ByPractice = 0.40;
    [Parameter("1",
        "Part of unknown technology that students learn a semester in one order class", "学生在一个订单班每学期学到的未知技术份额",
        After = "Becker 1964; Acemoglu and Pischke 1998")]
    private const double KnowledgePerSemester = 0.10;
    [Parameter("1", "Immersion beyond which nothing more is learnt", "超过即不再多学的浸润")]
    private const double MostImmersion = 2;
    [Parameter("1", "Practice of students at tier 1", "第一层次的学生实践")]
    private const double ExchangePractice = 0.05;
    [Parameter("1", "Practice of students at tier 2", "第二层次的学生实践")]
    private const double PlacementPractice = 0.5;
    [Parameter("1", "Practice of students at tier 3", "第三层次的学生实践")]
    private const double OrderClassPractice = 1;
    [Parameter("1", "Practice of students at tier 4", "第四层次的学生实践")]
    private const double JointPlatformPractice = 0.8;

    // Whom graduates choose.
    [Parameter("{enterprise}", "Enterprises among which a rival is looked for", "从中寻找竞争雇主的企业数")]
    private const int RivalsMet = 4;
    [Parameter("1", "Part of knowledge that is of use at a rival", "在竞争雇主处有用的知识份额", After = "Becker 1964; Acemoglu and Pischke 1998")]
    private const double Transferable = 0.4;
    [Parameter("{unit}", "What full influence of an employer is worth to a class", "雇主影响力对班级的价值")]
    private const double Attraction = 0.1;
    [Parameter("{unit}", "Width of what a class likes besides", "班级其他偏好的幅度", Basis = Basis.Calibrated)]
    private const double Taste = 0.2;

    // What they are worth, and cost until they are of use.
    [Parameter("{unit}",
        "What a class of full competence is worth, for each unit of what counts besides", "能力取满的班级的价值，按其余计值单位计", Basis = Basis.Calibrated)]
    private const double Worth = 0.16;
    [Parameter("1", "What counts besides of a class that knows nothing of its employer's technology", "对雇主技术一无所知的班级的其余计值")]
    private const double WorthOfKnowledge = 0.4;
    [Parameter("{unit}", "Onboarding of a class that knows nothing of its employer's technology", "对雇主技术一无所知的班级的上岗培训费用")]
    private const double OnboardingCost = 0.08;
    [Parameter("1", "Part of it that full knowledge saves", "知识取满时节省的份额")]
    private const double OnboardingSaved = 0.8;

    /// <summary>Cohorts as they are when a run begins: taught without partners, abreast of demand.</summary>
    public static void Found(Profile profile, List<Cohort> to)
    {
        for (int sector = 0; sector < CommunityPlan.MaxSectors; sector++)
            for (int semester = Cohort.Semesters; semester >= 1 && profile.IsIn(sector); semester--)
                to.Add(new(sector, semester * ByTeaching / Cohort.Semesters, 0));
    }

    /// <summary>
    /// The graduates of a class that choose the partner which trained them; a rival they prefer gets word of them. Whoever would not gain by
    /// them makes no offer. An enterprise has none to send, and a class there is from tier 2 on only.
    /// </summary>
    public static Graduates Place(in MemberView me, in Agreement agreement, in Brief brief, Effects to)
    {
        if (me.Id.Kind == Kind.Enterprise || agreement.Tier < Tier.Placement)
            return default;
        var cohort = Senior(me, agreement.Sector);
        to.Count(Measure.Trained);
        var policy = brief.Board.Announcements[me.Profile.Region].Policy;
        var own = new Graduates(1, cohort.Competence, cohort.Knowledge);
        var others = own with { Knowledge = Transferable * cohort.Knowledge };
        double offer = Gain(own, policy), best = Gain(others, policy);
        var rival = best > 0 ? RivalOf(me, agreement, brief, to) : default;
        if (rival != default && (offer <= 0 || Prefers(me, agreement, rival, best - offer, brief)))
        {
            to.Count(Measure.Poached);
            to.Send(new(MessageKind.Graduates, me.Id, rival, agreement.Sector, Money.Zero, new(0, me.Profile.Influence, 0, 0, others)));
            return default;
        }
        if (offer <= 0)
            return default;
        to.Count(Measure.Retained);
        return own;
    }

    /// <summary>
    /// An enterprise hires the graduates who chose it: what they are worth, less what it takes until they are of use. Those whom others
    /// trained are booked together.
    /// </summary>
    public static void Hire(in MemberView me, in Brief brief, Effects to)
    {
        int others = 0;
        double othersWorth = 0, othersOnboarding = 0;
        foreach (ref readonly var message in brief.Inbox)
        {
            int classes = message.Contribution.Graduates.Classes;
            if (classes == 0)
                continue;
            var policy = brief.Board.Announcements[brief.Board[message.From].Region].Policy;
            double worth = WorthOf(message.Contribution.Graduates, policy), onboarding = OnboardingOf(message.Contribution.Graduates, policy);
            if (message.Kind == MessageKind.Delivery)
                BookHired(me, AgreementId.Between(me.Id, message.From), classes, worth, onboarding, brief.Round, to);
            else
                (others, othersWorth, othersOnboarding) = (others + classes, othersWorth + worth, othersOnboarding + onboarding);
        }
        if (others > 0)
            BookHired(me, default, others, othersWorth, othersOnboarding, brief.Round, to);
    }

    private static void BookHired(
        in MemberView me, AgreementId agreement, int classes, double worth, double onboarding, int round, Effects to)
    {
        var (value, cost) = (Money.Of(worth), Money.Of(onboarding));
        to.Book(Account.Market, me.Id, value, Reason.GraduateValue, agreement, round);
        to.Book(me.Id, Account.Services, cost, Reason.Onboarding, agreement, round);
        to.Count(Measure.Hired, classes);
        to.Count(Measure.GraduateValue, value.Units);
        to.Count(Measure.Onboarding, cost.Units);
    }

    /// <summary>Every cohort of a university learns for a semester; the eldest leave, and new ones begin.</summary>
    public static void Teach(in MemberView me, in Brief brief, Effects to)
    {
        to.Cohorts.Clear();
        for (int first = 0; first < me.Cohorts.Length; first += Cohort.Semesters)
        {
            var programme = me.Cohorts.Slice(first, Cohort.Semesters);
            to.Count(Measure.Graduating);
            to.Count(Measure.Competence, programme[0].Competence);
            var (competence, knowledge) = Semester(me, programme[0].Sector, brief, to);
            foreach (ref readonly var cohort in programme[1..])
                to.Cohorts.Add(Learned(cohort, competence, knowledge));
            to.Cohorts.Add(Learned(new(programme[0].Sector, 0, 0), competence, knowledge));
        }
    }

    private static Cohort Learned(in Cohort cohort, double competence, double knowledge) => cohort with
    {
        Competence = Math.Min(1, cohort.Competence + competence),
        Knowledge = cohort.Knowledge + knowledge * (1 - cohort.Knowledge),
    };

    // What a semester adds in a programme: only what both partners deliver trains.
    private static (double Competence, double Knowledge) Semester(in MemberView me, int sector, in Brief brief, Effects to)
    {
        var terms = brief.Board.Announcements[me.Profile.Region];
        double practice = 0, immersion = 0;
        foreach (ref readonly var message in brief.Inbox)
        {
            if (message.Kind != MessageKind.Delivery || message.Sector != sector)
                continue;
            var agreement = to.Agreements[Match.IndexOf(message.From, to.Agreements)];
            if (agreement.Effort < 1 || message.Contribution.Effort < 1)
                continue;
            practice += PracticeOf(agreement.Tier);
            immersion += agreement.Tier < Tier.Placement ? 0 : PracticeOf(agreement.Tier) * Innovation.Immersion(terms.Policy, agreement.Tier);
        }
        double teaching = ByTeaching * (1 + Innovation.Standards(terms.Policy))
            * Surplus.CurriculumFit(terms.Policy, Deliver.Gap(me, sector, brief.Board));
        double competence = teaching + ByTeachers * me.State.Asset + ByPractice * Math.Min(1, practice);
        double knowledge = KnowledgePerSemester * Math.Min(MostImmersion, immersion) * Sharing.SharedPractice(terms) * Innovation.Practised(terms.Policy);
        return (competence / Cohort.Semesters, Math.Min(1, knowledge));
    }

    private static double PracticeOf(Tier tier) => tier switch
    {
        Tier.Exchange => ExchangePractice,
        Tier.Placement => PlacementPractice,
        Tier.OrderClass => OrderClassPractice,
        _ => JointPlatformPractice,
    };

    private static Cohort Senior(in MemberView me, int sector)
    {
        for (int first = 0; first < me.Cohorts.Length; first += Cohort.Semesters)
            if (me.Cohorts[first].Sector == sector)
                return me.Cohorts[first];
        throw new InvalidOperationException($"{me.Id} has no programme of sector {sector + 1}.");
    }

    // The first enterprise of the sector it meets that is no partner of the university; each hears of one class at most.
    private static StakeholderId RivalOf(in MemberView me, in Agreement agreement, in Brief brief, Effects to)
    {
        var enterprises = brief.Board.Listings(Kind.Enterprise);
        for (int met = 0; met < RivalsMet; met++)
        {
            int number = brief.Chance.DrawNumber(me.Id, Purpose.Rival, agreement.Partner.Number * RivalsMet + met, enterprises.Length);
            if (number == 0)
                continue;
            var rival = new StakeholderId(Kind.Enterprise, number);
            bool isInSector = (enterprises[rival.Index].Sectors >> agreement.Sector & 1) != 0;
            if (isInSector && Match.IndexOf(rival, to.Agreements) < 0 && !HasWordOf(rival, to))
                return rival;
        }
        return default;
    }

    private static bool HasWordOf(StakeholderId rival, Effects to)
    {
        foreach (ref readonly var message in to.Messages)
            if (message.To == rival)
                return true;
        return false;
    }

    // Each offers what it would gain by them; the rest is taste, and the name of the larger.
    private static bool Prefers(in MemberView me, in Agreement agreement, StakeholderId rival, double more, in Brief brief)
    {
        double name = Attraction * (brief.Board[rival].Influence - brief.Board[agreement.Partner].Influence);
        return more + name + Taste * (brief.Chance.Draw(me.Id, Purpose.Taste, agreement.Partner.Code) - 0.5) > 0;
    }

    // An enterprise hires whom it gains by.
    private static double Gain(in Graduates graduates, Policy policy) => WorthOf(graduates, policy) - OnboardingOf(graduates, policy);

    private static double WorthOf(in Graduates graduates, Policy policy) =>
        Worth * graduates.Competence * (WorthOfKnowledge + Known(graduates, policy));

    private static double OnboardingOf(in Graduates graduates, Policy policy) => OnboardingCost * (1 - OnboardingSaved * Known(graduates, policy));

    // What a certificate vouches for need not be found out (row I2).
    private static double Known(in Graduates graduates, Policy policy) =>
        graduates.Knowledge + (1 - graduates.Knowledge) * Innovation.Certified(policy);
}
