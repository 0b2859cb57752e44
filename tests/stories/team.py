"""A small department with one meeting ahead."""

from dataclasses import dataclass

from stories.deeds import books
from stories.town import Person, Town


@dataclass(frozen=True)
class Team:
    """Irina directs, Anna calls, Viktor closes."""

    irina: Person
    anna: Person
    viktor: Person

    @property
    def everybody(self) -> tuple[Person, ...]:
        """All of them."""
        return self.irina, self.anna, self.viktor


async def team(town: Town, day: str = "25", time: str = "15:00") -> Team:
    """Viktor has Ромашка on that day, booked by Anna, and everybody has read what there is."""
    irina = await town.director("Ирина")
    people = Team(irina, await town.caller("Анна"), await town.closer("Виктор"))
    await town.lead("Ромашка", by=irina)
    await books(people.anna, "Ромашка", day, time)
    await town.minutes_pass(2)
    for person in people.everybody:
        person.news()
    return people
