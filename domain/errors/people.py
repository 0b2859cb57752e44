"""What goes wrong with invitations and roles."""

from dataclasses import dataclass

from domain.errors.base import DomainError


@dataclass
class InviteUnknown(DomainError):
    """No such invitation: mistyped, or never made."""

    key = "error-invite-unknown"


@dataclass
class InviteUsed(DomainError):
    """An invitation works once."""

    key = "error-invite-used"


@dataclass
class InviteExpired(DomainError):
    """An invitation lives 48 hours."""

    key = "error-invite-expired"


@dataclass
class AlreadyInTheBot(DomainError):
    """A link was asked for, of somebody who has opened one already."""

    key = "error-already-in-the-bot"


@dataclass
class AlreadyInDepartment(DomainError):
    """The person works in another department of this bot already."""

    key = "error-already-in-department"


@dataclass
class RolesMissing(DomainError):
    """An invitation names at least one role."""

    key = "error-roles-missing"


@dataclass
class LastDirector(DomainError):
    """A department keeps at least one director."""

    key = "error-last-director"


@dataclass
class PlanChanged(DomainError):
    """What was to go to others changed while the director looked at it."""

    key = "error-plan-changed"
