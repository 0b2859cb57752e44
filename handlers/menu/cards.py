"""The menu of a person as things stand now."""

from domain.people import Role
from handlers.scene import Scene
from services import attention, fates, objections, quotas
from views.cards import Card
from views.menu import menu_card

_WITH_NORM = (Role.CALLER, Role.CLOSER, Role.COLLECTOR)


async def menu_of(scene: Scene) -> Card:
    """The menu, with the month's norms and, for a director, what waits for attention."""
    person, db = scene.person, scene.db
    norms = (await db.read(quotas.my_day, person, scene.now)).lines if person.has(*_WITH_NORM) else ()
    waiting = appeals = objected = 0
    if person.has(Role.DIRECTOR):
        waiting = len(await db.read(attention.needs_attention, person))
        appeals = await db.read(fates.count_waiting, person)
        objected = await db.read(objections.count_waiting, person)
    return menu_card(person.name, person.roles, scene.words, norms, waiting, appeals, objected)
