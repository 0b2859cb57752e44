"""Groups, made and changed by tests through the control API."""

from collections.abc import Sequence
from typing import Literal

from simulator.model import Group, Membership, Person
from simulator.phones import Phones
from simulator.seen import message_for_bot
from simulator.world import World


def create_group(
    world: World,
    phones: Phones,
    title: str,
    members: Sequence[Person],
    *,
    kind: Literal["group", "supergroup"] = "group",
    username: str | None = None,
    bot: Membership = "member",
) -> Group:
    """Make a group; the first member adds the bot, which gets my_chat_member and the line in the chat."""
    group = Group(world.free_group_id(kind), title=title, kind=kind, username=username)
    group.members = {person.id: person for person in members}
    world.chats[group.id] = group
    if bot != "left":
        set_bot(world, phones, group, bot)
    return group


def set_bot(world: World, phones: Phones, group: Group, status: Membership) -> int | None:
    """Add, promote, remove or ban the bot; the id of the my_chat_member update."""
    before, group.bot = group.bot, status
    if before == status or not group.members:
        return None
    who = next(iter(group.members.values()))
    who.met = True
    update_id = phones.tell_membership(group, who, before, status)
    was_in, is_in = before in ("member", "administrator"), status in ("member", "administrator")
    if is_in and not was_in:
        line = world.post(group, who, {"new_chat_members": [world.bot.as_user()]})
        world.updates.put("message", message_for_bot(world.bot, group, line), group.id)
    elif was_in and not is_in:
        world.post(group, who, {"left_chat_member": world.bot.as_user()})
    return update_id
