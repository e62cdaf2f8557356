"""Whose invitation to a visit is taken up: "A accepted B's invitation to visit", "an invitation from B to visit"."""

from __future__ import annotations

from dragoman.contacts.cast import Cast
from dragoman.contacts.parties import NOBODY, POSSESSIVE, Party, coordinated, is_nominative, read_party
from dragoman.contacts.reading import Unit
from dragoman.lexicon.contacts import load_contact_class

LONGEST_INVITATION = 10  # pieces between "invitation" and the verb it is to
LONGEST_ANSWER = 4  # pieces between "accepted" and whose invitation it is


def read_invitation(unit: Unit, verb: int, cast: Cast) -> tuple[str, Party, Party] | None:
    """The status, the guest and the host where the verb at a piece is what somebody's invitation is to.

    None where no invitation leads to the verb, or one that is not taken up has no owner ("extended A an invitation
    to"). "Extended an invitation to A to visit" tells both.
    """
    pieces = unit.pieces
    least = max(0, verb - LONGEST_INVITATION)
    place = next((i for i in range(verb - 1, least - 1, -1) if pieces[i].lower == "invitation"), -1)
    if place < 1 or pieces[verb - 1].lower != "to":
        return None
    guest_of = pieces[place + 1].lower == "to"
    asked = read_party(unit, place + 2, cast) if guest_of else NOBODY
    if asked.members and asked.last < verb:
        place = next((i for i in range(place - 1, -1, -1) if is_nominative(unit, i)), -1)
        return ("proposed", asked, coordinated(unit, place, cast)) if place >= 0 else None
    owned = place - 2 if pieces[place - 1].lower in POSSESSIVE else place - 1
    if owned >= 0 and pieces[owned].who is not None:
        host = coordinated(unit, owned, cast)
    elif pieces[place + 1].lower in ("from", "by", "of"):
        host = read_party(unit, place + 2, cast)
    else:
        host = NOBODY  # "accepted an invitation to visit Caldera"
    first = min(host.first, place) if host.members else place
    guest = next((i for i in range(first - 1, -1, -1) if is_nominative(unit, i)), -1)
    answer = {piece.lower for piece in pieces[max(0, first - LONGEST_ANSWER) : first]}
    if guest < 0 or not (host.members or answer & load_contact_class("accepting")):
        return None
    if answer & load_contact_class("refusing"):
        return "none", coordinated(unit, guest, cast), host
    state = "planned" if answer & load_contact_class("accepting") else "proposed"
    return state, coordinated(unit, guest, cast), host
