"""What a director's presses and answers do to pay terms."""

from aiogram_dialog import DialogManager

from domain.errors import NotYours
from domain.people import Role
from domain.typed_terms import TermsField, entered, without
from domain.workdays import Month
from handlers.drafts import PersonDraft
from handlers.pay_terms.draft import TermsDraft
from handlers.scene import Scene
from handlers.screens import open_screen
from handlers.states import People, Terms
from handlers.widgets.choices import chosen, number
from services import terms
from services.terms import Proposal


async def pick_role(manager: DialogManager, key: str) -> None:
    """Look at the terms of this role."""
    role = chosen(Role, key)
    TermsDraft(role=role).keep(manager)
    await manager.switch_to(Terms.terms)


async def pick_own(manager: DialogManager, key: str) -> None:
    """Look at this person's own terms."""
    TermsDraft(staff_id=number(key)).keep(manager)
    await manager.switch_to(Terms.terms)


async def to_person(manager: DialogManager) -> None:
    """To the person whose terms these are."""
    await open_screen(manager, People.person, PersonDraft(staff_id=TermsDraft.of(manager).staff_id))


async def begin(manager: DialogManager) -> None:
    """New terms begin with the latest ones."""
    scene, draft = Scene.of(manager), TermsDraft.of(manager)
    view = await scene.db.read(terms.view, scene.person, draft.subject, scene.now)
    draft.but(manager, key=scene.receipt, since=view.months[0], terms=view.start, notice="")
    await manager.switch_to(Terms.edit)


async def pick_month(manager: DialogManager, key: str) -> None:
    """They are to begin in this month."""
    since = chosen(Month.parse, key)
    TermsDraft.of(manager).but(manager, since=since)


async def pick_field(manager: DialogManager, key: str) -> None:
    """Something else is to be paid for this."""
    field = chosen(TermsField, key)
    TermsDraft.of(manager).but(manager, field=field)
    await manager.switch_to(Terms.value)


async def read_value(manager: DialogManager, typed: str) -> None:
    """What is to be paid, typed or chosen."""
    draft = TermsDraft.of(manager)
    draft.but(manager, terms=entered(draft.terms, asked(draft), typed))
    await manager.switch_to(Terms.edit)


async def no_value(manager: DialogManager) -> None:
    """Nothing is to be paid for it."""
    draft = TermsDraft.of(manager)
    draft.but(manager, terms=without(draft.terms, asked(draft)))
    await manager.switch_to(Terms.edit)


async def save(manager: DialogManager) -> None:
    """Set the terms whose preview is in view."""
    scene, draft = Scene.of(manager), TermsDraft.of(manager)
    await scene.db.write(
        terms.set_terms, scene.person, proposal(draft), scene.now, receipt=f"terms:{draft.key or scene.receipt}"
    )
    draft.but(manager, notice="terms-saved", since=None)
    await manager.switch_to(Terms.terms)


async def take_back(manager: DialogManager) -> None:
    """Those that have not begun will not."""
    scene, draft = Scene.of(manager), TermsDraft.of(manager)
    await scene.db.write(terms.take_back, scene.person, draft.subject, scene.now, receipt=scene.receipt)
    draft.but(manager, notice="terms-taken-back")


def asked(draft: TermsDraft) -> TermsField:
    """What the question is about. Raises: NotYours."""
    if draft.field is None:
        raise NotYours
    return draft.field


def proposal(draft: TermsDraft) -> Proposal:
    """The terms as they would be set. Raises: NotYours when the draft is lost."""
    if draft.since is None:
        raise NotYours
    return Proposal(draft.subject, draft.since, draft.terms)
