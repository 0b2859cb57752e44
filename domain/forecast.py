"""What a month may still bring: the distance to the next tier and bonus, a forecast by the pace, and "what if".

All of it is an estimate of what the books will say, by the same rules; nothing here is accrued. A caller under the
terms a new department begins with, who has held 13 meetings in 15 of the 20 working days:

>>> from domain.pay import DEFAULT_TERMS
>>> rates = Rates(caller=DEFAULT_TERMS[Role.CALLER])
>>> now = Work(meetings=13)
>>> then = now.paced(gone=15, left=5)
>>> then.meetings, more_pay(now, then, rates)
(17, Money('8000.00'))
"""

from dataclasses import dataclass, field, replace

from domain.money import Money
from domain.pay import PayTerms, commission, meeting_pay
from domain.people import Role
from domain.quotas import Plan, Reached

_WHOLE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a person did in a month, as the tiers and the quotas count it."""

    leads: int = 0
    """Confirmed."""
    booked: int = 0
    """Meetings, by their booking: the quota."""
    meetings: int = 0
    """Those that pay: held ones, or bookings where the terms pay these."""
    contracts: int = 0
    volume: Money = field(default_factory=Money.zero)
    """Of the contracts."""

    @property
    def usual_contract(self) -> Money:
        """The average amount of a contract, down to the kopeck; nothing without contracts."""
        return Money(self.volume.kopecks // self.contracts) if self.contracts else Money.zero()

    def counted(self, role: Role) -> int:
        """What the quota of a role counts."""
        return {Role.COLLECTOR: self.leads, Role.CALLER: self.booked, Role.CLOSER: self.contracts}.get(role, 0)

    def paced(self, gone: int, left: int) -> "Work":
        """The end of the month at the pace of the working days gone by, rounded down; before the first day, as it is.

        >>> Work(contracts=2, volume=Money.rub(700_000)).paced(gone=10, left=10).volume
        Money('1400000.00')
        """

        def at_the_end(done: int) -> int:
            return done + (done * left // gone if gone else 0)

        paced = replace(
            self, leads=at_the_end(self.leads), booked=at_the_end(self.booked), meetings=at_the_end(self.meetings)
        )
        return paced.with_contracts(at_the_end(self.contracts), self.usual_contract)

    def with_meetings(self, number: int) -> "Work":
        """With so many meetings in all, or as many as there are already; each was booked."""
        more = max(number - self.meetings, 0)
        return replace(self, meetings=self.meetings + more, booked=max(self.booked, number))

    def with_contracts(self, number: int, amount: Money) -> "Work":
        """With so many contracts in all, the further ones of this amount each."""
        more = max(number - self.contracts, 0)
        return replace(self, contracts=self.contracts + more, volume=self.volume + amount * more)

    def with_leads(self, number: int) -> "Work":
        """With so many confirmed leads in all."""
        return replace(self, leads=max(self.leads, number))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """By what a person is paid for the work of each role; None: not for it."""

    lead: Money = field(default_factory=Money.zero)
    """For a further lead: what the person's leads of the month bring on average, else the terms' rate."""
    caller: PayTerms | None = None
    closer: PayTerms | None = None


def more_pay(now: Work, then: Work, rates: Rates) -> Money:
    """What the work between two points of a month pays, after all that was done before it.

    >>> from domain.pay import DEFAULT_TERMS
    >>> more_pay(Work(), Work().with_contracts(2, Money.rub(350_000)), Rates(closer=DEFAULT_TERMS[Role.CLOSER]))
    Money('35000.00')
    """
    paid = rates.lead * (then.leads - now.leads)
    if rates.caller is not None:
        paid += meetings_pay(rates.caller, now.meetings, then.meetings - now.meetings)
    if rates.closer is not None:
        further = then.contracts - now.contracts
        amount = Money((then.volume - now.volume).kopecks // further) if further else Money.zero()
        for place in range(further):
            paid += commission(amount, now.volume + amount * place, rates.closer).amount
    return paid


def meetings_pay(terms: PayTerms, done: int, more: int) -> Money:
    """What so many more meetings pay after those done, each by the tier of its place."""
    return Money.sum(meeting_pay(terms, done + place) for place in range(1, more + 1))


# --- distances


@dataclass(frozen=True, slots=True)
class MeetingsToTier:
    """So many meetings up to the one that reaches the next tier; they earn so much, and on it goes at its rate."""

    need: int
    earns: Money
    rate: Money


@dataclass(frozen=True, slots=True)
class VolumeToTier:
    """Contracts for so much more up to the border of the next tier, what they earn, and the share above it."""

    need: Money
    earns: Money
    percent_bp: int


@dataclass(frozen=True, slots=True)
class ToQuota:
    """A quota of a role with a bonus; `need` is 0 when it is met. What the rest of the way earns besides the bonus is
    nothing where it cannot be known."""

    role: Role
    done: int
    quota: int
    need: int
    earns: Money
    bonus: Money


@dataclass(frozen=True, slots=True)
class ToPlan:
    """How far the department's plan is, in whole percent of the target that is farthest from being met."""

    percent: int
    bonus: Money


def next_meeting_tier(terms: PayTerms, done: int) -> MeetingsToTier | None:
    """The next tier of meetings, None on the last one.

    >>> from domain.pay import MeetingTier
    >>> terms = PayTerms(per_meeting=Money.rub(2000), meeting_tiers=(MeetingTier(31, Money.rub(3000)),))
    >>> next_meeting_tier(terms, 28)  # the 29th and the 30th at the old rate, the 31st at the new one
    MeetingsToTier(need=3, earns=Money('7000.00'), rate=Money('3000.00'))
    """
    tier = next((tier for tier in terms.meeting_tiers if tier.first > done), None)
    if tier is None:
        return None
    need = tier.first - done
    return MeetingsToTier(need, meetings_pay(terms, done, need), tier.rate)


def next_volume_tier(terms: PayTerms, volume: Money) -> VolumeToTier | None:
    """The next tier of the month's volume, None on the last one.

    >>> from domain.pay import VolumeTier
    >>> terms = PayTerms(percent_bp=500, percent_tiers=(VolumeTier(Money.rub(1_000_000), 700),))
    >>> next_volume_tier(terms, Money.rub(700_000))
    VolumeToTier(need=Money('300000.00'), earns=Money('15000.00'), percent_bp=700)
    """
    tier = next((tier for tier in terms.percent_tiers if tier.volume > volume), None)
    if tier is None:
        return None
    need = tier.volume - volume
    return VolumeToTier(need, commission(need, volume, terms).amount, tier.percent_bp)


def to_quota(terms: PayTerms, role: Role, work: Work, rates: Rates, bonus: Money) -> ToQuota | None:
    """The way to the bonus of a quota; None where there is none to earn. `bonus` is what would be paid of it.

    A caller's quota counts bookings; what is booked pays if it is held.

    >>> terms = PayTerms(per_meeting=Money.rub(2000), quota=20, quota_bonus=Money.rub(10_000))
    >>> way = to_quota(terms, Role.CALLER, Work(booked=17, meetings=13), Rates(caller=terms), Money.rub(10_000))
    >>> way.need, way.earns, way.bonus
    (3, Money('6000.00'), Money('10000.00'))
    """
    if terms.quota is None or not bonus:
        return None
    done = work.counted(role)
    need = max(terms.quota - done, 0)
    match role:
        case Role.CALLER:
            earns = Money.zero() if rates.caller is None else meetings_pay(rates.caller, work.meetings, need)
        case Role.COLLECTOR:
            earns = rates.lead * need
        case _:
            earns = Money.zero()
    return ToQuota(role, done, terms.quota, need, earns, bonus)


def plan_percent(plan: Plan, done: Reached) -> int:
    """How far a plan is, in whole percent rounded down: as far as its target that is farthest; 100 means met.

    >>> plan_percent(Plan(meetings=60, revenue=Money.rub(3_000_000)), Reached(60, 4, Money.rub(2_999_999)))
    99
    >>> plan_percent(Plan(meetings=60), Reached(90)), plan_percent(Plan(contracts=0), Reached())
    (100, 100)
    """
    pairs = [
        (target, count)
        for target, count in ((plan.meetings, done.meetings), (plan.contracts, done.contracts))
        if target is not None
    ]
    if plan.revenue is not None:
        pairs.append((plan.revenue.kopecks, done.revenue.kopecks))
    return min((_WHOLE if count >= target else max(count, 0) * _WHOLE // target for target, count in pairs), default=0)
