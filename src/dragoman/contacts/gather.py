"""Gathers the places of one document that tell of the same contact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.contacts.addressed import Addressed, acted_before, is_setting, is_unnamed, named_before
from dragoman.contacts.candidates import Candidate
from dragoman.contacts.cast import Cast
from dragoman.contacts.gathered import Frame, Gathered
from dragoman.contacts.journeys import join_journeys, name_hosts
from dragoman.contacts.kinds import kinds_agree
from dragoman.contacts.moments import days_of, moments_agree, points
from dragoman.contacts.nouns import pair_before
from dragoman.contacts.seats import join_seats, seats_agree, seats_extend, seats_hold
from dragoman.model.records import JOINT

HELD = "held"
INVITED = frozenset({"planned", "proposed"})
OPEN = frozenset({"planned", "proposed", "intended"})
OTHER_TIMES = frozenset({"earlier", "later", "last"})


def gather(candidates: Sequence[Candidate], frame: Frame) -> list[Gathered]:
    """The contacts a document tells of, each with its places, in the order they are first told of.

    Places that name both sides found the contacts. One that names one side, or nobody, joins the contact it can lean
    on, or is completed by the person whose account the document is, or tells of none.
    """
    found: list[Gathered] = []
    waiting: list[Candidate] = []
    apart = {m for c in candidates if c.separate for m in c.members}
    for candidate in candidates:
        for one in _split(_with_two(candidate, found, frame), apart, frame.cast):
            members = _known_as(tuple(m for m in one.members if m != JOINT), found, frame.cast)
            if _is_at_home(members, one.others, frame.cast):
                continue
            if one.roll and found:
                _call_roll(one, found, frame.cast)
            elif one.one_sided and len(frame.cast.sides(members)) > 1:
                _give_subject(replace(one, members=members), found, frame)
            elif len(frame.cast.sides(members)) > 1:
                _place(replace(one, members=members), found, frame)
            elif found:
                _lean(one if JOINT in one.members else replace(one, members=members), found, frame)
            else:
                waiting.append(one)
    for one in waiting:
        if one.status == "intended" and one.one_sided and not one.unit.heading and JOINT in one.members:
            continue  # "we should talk only of what matters": nobody has been told of yet
        found.sort(key=lambda g: (g.first.unit.place, g.first.span.start))
        _lean(one, found, frame)
    name_hosts(found, frame.cast)
    found = join_journeys(found)
    for contact in found:
        contact.places.sort(key=lambda c: (c.unit.place, c.span.start, c.span.end))
    return sorted(found, key=lambda g: (g.first.unit.place, g.first.span.start, g.members))


def _is_at_home(members: tuple[str, ...], others: tuple[str, ...], cast: Cast) -> bool:
    """Are both who met named, and of one side: a president with members of parliament?"""
    return bool(others) and set(others) < set(members) and JOINT not in others and len(cast.sides(members)) == 1


def _known_as(members: tuple[str, ...], found: Sequence[Gathered], cast: Cast) -> tuple[str, ...]:
    """The persons for whom a group stands that the document has told by name: "the Quad leaders"."""
    if not members or not all(cast.kind(m) == "group" for m in members):
        return members
    for contact in found:
        named = any(set(members) <= set(place.members) for place in contact.places)
        if named and not set(members) & set(contact.members):
            return contact.members
    return members


def _split(one: Candidate, apart: Iterable[str], cast: Cast) -> list[Candidate]:
    """ "Calls with A and B" is a contact with A and one with B; so is what the same document tells of all three."""
    if not (one.separate or (len(one.members) > 2 and set(one.members) <= set(apart))):
        return [one]
    hosts = cast.sides(one.members).get(cast.side(one.members[0]), ())
    others = one.others or tuple(m for m in one.members if m not in hosts)
    if one.separate and len(others) == 1:
        others, one = tuple(m for m in one.members if m not in others), replace(one, others=others)
    if len(others) < 2:
        return [one]
    own = tuple(m for m in one.members if m not in others)
    return [replace(one, members=(*own, other), separate=False) for other in others]


def _place(one: Candidate, found: list[Gathered], frame: Frame) -> None:
    """Adds a place that names both sides to the contact it tells of, or founds one."""
    for contact in found:
        agree = seats_agree(one.members, contact.members, frame.cast) or _is_headed(one, contact, found, frame)
        if agree and _fits(one, contact, frame):
            contact.places.append(one)
            contact.members = join_seats(contact.members, one.members, frame.cast)
            return
    found.append(Gathered(one.members, [one]))


def _is_headed(one: Candidate, contact: Gathered, found: Sequence[Gathered], frame: Frame) -> bool:
    """Is it what an account tells of first, under a title that names others of them, or a group?"""
    titled = all(place.unit.heading and not place.spoken for place in contact.places)
    if one.unit.heading or len(found) > 1 or not titled or one.status not in (HELD, None) or one.ordinal:
        return False
    told = (c.members for c in frame.candidates if c.status == HELD and not (c.definite or c.unit.heading))
    if any(JOINT not in members and seats_agree(members, contact.members, frame.cast) for members in told):
        return False  # the contact of the title is told of by itself
    both = frame.principal in one.members and frame.principal in contact.members
    return both and seats_extend(one.members, contact.members, frame.cast)


def _give_subject(one: Candidate, found: list[Gathered], frame: Frame) -> None:
    """Places words that name several others and nobody who acts: "I spoke with A and B".

    They tell of a contact told before with all of these, or of one with the person whose account the document is.
    The others had none with each other.
    """
    for contact in _by_nearness(one, found, frame):
        if set(one.members) <= set(contact.members) and _fits(one, contact, frame):
            contact.places.append(replace(one, leaning=True))
            return
    if frame.principal is not None:
        _place(replace(one, members=tuple(dict.fromkeys((frame.principal, *one.members)))), found, frame)


def _call_roll(one: Candidate, found: list[Gathered], cast: Cast) -> None:
    """Adds those who are listed to the contact that was told of a group, or to the first."""
    vague = (c for c in found if any(cast.kind(m) == "group" for m in c.members))
    contact = next(vague, found[0])
    contact.members = join_seats(contact.members, one.members, cast)
    contact.places.append(replace(one, leaning=True))


def _fits(one: Candidate, contact: Gathered, frame: Frame) -> bool:
    """Can kind, status, order and time be those of the contact?"""
    if not all(kinds_agree(one.kind, kind) for kind in contact.kinds):
        return False
    if one.kind == "summit" and not one.members and "summit" not in contact.kinds and one.status != "cancelled":
        return False  # a summit of many, at which the two may have met
    status = contact.status
    undone = one.status == "cancelled" and status == "planned"  # "was to meet B, but the meeting was called off"
    if one.status is not None and status is not None and one.status != status:
        if {one.status, status} != INVITED and not undone:
            return False
    opposite = {"planned": HELD, HELD: "planned"}.get(status or "")
    if opposite and one.dates and all(points(when, frame.published) == opposite for when in one.dates):
        return False
    journey = one.kind == "visit" and "visit" not in contact.kinds  # "emerged from the talks": he "would travel" later
    if one.status in OPEN and status is None and (journey or _is_over(contact, frame)):
        return False
    if one.ordinal == "again" or ("again" in contact.ordinals and not one.definite):
        return False
    latest = one.ordinal == "last" and "latest" in contact.ordinals  # "their latest call": they "last talked" then
    if (one.ordinal in OTHER_TIMES or contact.ordinals & OTHER_TIMES) and one.ordinal not in contact.ordinals:
        if not latest:
            return False
    if _is_of_before(one) and any(other.unit is one.unit for other in contact.places):
        return False
    return all(moments_agree(one, other, frame.published) for other in contact.places)


def _is_of_before(one: Candidate) -> bool:
    """Is it what two did before, or are to do after, what else the sentence tells: "called him after they had met"?"""
    pieces = one.unit.pieces
    first = next((i for i, p in enumerate(pieces) if p.start >= one.span.start), 0)
    who = pieces[first].who if pieces else None  # a sentence without a word of contact has none
    both = who is not None and who.actor == JOINT
    lead = first - 1 - (first > 1 and pieces[first - 1].lower == "the")  # "after the two met"
    return both and first > 0 and pieces[lead].lower in ("after", "before", "since", "until")


def _is_over(contact: Gathered, frame: Frame) -> bool:
    """Do its days say that a contact whose status nothing tells lies in the past?"""
    days = [when for place in contact.places for when in place.dates]
    return bool(days) and all(points(when, frame.published) == HELD for when in days)


def _lean(one: Candidate, found: list[Gathered], frame: Frame) -> None:
    """Gives a place that does not name both sides to a contact that is told of, or founds one with its people."""
    named = tuple(m for m in one.members if m != JOINT)
    if one.proper and not one.groups:
        return  # another event, at which one of them was
    addressed = _addressed(one, found, frame)
    if addressed is not None:
        _place(replace(one, members=addressed.pair, dates=one.dates or addressed.dates), found, frame)
        return
    if (
        one.indefinite
        and JOINT not in one.members
        and (one.status in (None, HELD, "planned") or not any(map(frame.cast.is_person, one.members)))
    ):
        _give_day(one, found, frame)
        return  # something new, of which one side alone is told: "the League side proposed a meeting"
    before = sum(piece.start < one.span.start for piece in one.unit.pieces)
    pieces = one.unit.pieces if one.status in OPEN else ()  # "proposed to B that they meet": whom "they" means
    before = next((i for i in range(before, len(pieces)) if (w := pieces[i].who) and w.actor == JOINT), before)
    told = not named and (JOINT in one.members or (one.definite and bool(one.dates))) and not one.unit.heading
    pair = pair_before(one.unit, before, frame.cast) if told or not found else ()
    ahead = not named and one.status in OPEN and not one.definite  # "they agreed to meet again": those it is about
    acting = _acted_before(one, found, frame) if JOINT in one.members and told else ()
    pair = pair or acting or (named_before(one, frame.named) if JOINT in one.members and told and not ahead else ())
    own = bool(pair) and not any(seats_hold(contact.members, pair, frame.cast) for contact in found)
    near = [] if own else found  # "A pressed B when the two spoke": a contact of their own
    for contact in near[:1] if ahead and near and not one.last_told else _by_nearness(one, near, frame):
        with_others = JOINT in one.others and bool(set(named) & set(contact.members))  # "she met with the presidents"
        if seats_hold(contact.members, named, frame.cast) and _fits(one, contact, frame) and not with_others:
            contact.places.append(replace(one, leaning=True))
            return
    both = _both_met(named, found, frame.cast) if JOINT in one.others and one.status in OPEN else ()
    if both:
        _place(replace(one, members=(*named, *both)), found, frame)
        return
    base = _by_nearness(one, found, frame)[0].members if one.last_told and found else ()
    base = base or pair or (found[0].members if found else frame.together)
    common = _common(found)
    members = () if one.aside else _completed(one, named, base, frame, bool(near), bool(pair), common)
    if members:
        _place(replace(one, members=members), found, frame)


def _acted_before(one: Candidate, found: Sequence[Gathered], frame: Frame) -> tuple[str, ...]:
    """The two who act together in the sentence before "the two met", where no contact was told since; else nobody."""
    own = one.unit.place
    told = max((c.unit.place for g in found for c in g.places if c.unit.place < own and not c.unit.heading), default=-1)
    return acted_before(one, told, frame.pairs)


def _with_two(one: Candidate, found: Sequence[Gathered], frame: Frame) -> Candidate:
    """The words that tell what two did with others, with the two: "the two presidents then called B"."""
    others = tuple(m for m in one.others if m != JOINT)
    if JOINT not in one.members or JOINT in one.others or not others or set(one.members) != {JOINT, *others}:
        return one
    both = [who for who in (p.who for p in one.unit.pieces) if who is not None and who.actor == JOINT]
    meant, they = [set(who.members) for who in both], any(who.form == "pronoun" for who in both)
    two = {*_acted_before(one, found, frame)} or (set() if they else {*named_before(one, frame.named)})
    apart = not set(frame.cast.sides(two)) & set(frame.cast.sides(others))
    we = any(piece.lower in ("we", "us") for piece in one.unit.pieces)
    if we or not two or not apart or any(members not in (set(), two) for members in meant):
        return one
    return replace(one, members=(*sorted(two), *others), one_sided=False)


def _give_day(one: Candidate, found: Sequence[Gathered], frame: Frame) -> None:
    """Gives "he said so in a call on Monday" to the one contact that the headline tells of without a day."""
    titled = [contact for contact in found if any(place.unit.heading for place in contact.places)]
    if len(titled) == 1 and is_unnamed(one) and is_setting(one) and _fits(one, titled[0], frame):
        if not any(map(days_of, titled[0].places)):
            titled[0].places.append(replace(one, leaning=True))


def _addressed(one: Candidate, found: Sequence[Gathered], frame: Frame) -> Addressed | None:
    """Who told whom something right before a contact that names nobody, or before all that the text tells of others."""
    told = [row for row in frame.addressed if row.place <= one.unit.place] if is_unnamed(one) else []
    if not told or any(_is_dated_of(contact, told[-1].pair, frame) for contact in found):
        return None
    titled = any(seats_hold(contact.members, told[-1].pair, frame.cast) for contact in found)
    if one.kind == "summit" and not titled:
        return None  # most are of many
    if told[-1].place == one.unit.place and not is_setting(one):
        return None  # "A briefed B on the talks"
    since = told[-1].place if told[-1].place >= one.unit.place - 1 else 0
    between = any(since <= c.unit.place <= one.unit.place and c is not one for g in found for c in g.places)
    return None if between else told[-1]


def _is_dated_of(contact: Gathered, pair: tuple[str, ...], frame: Frame) -> bool:
    """Is a contact told of already one of these two that has a day, or is more than a headline; and none to come?"""
    if contact.status not in (None, HELD):
        return False
    known = any(days_of(place) or not place.unit.heading for place in contact.places)
    return known and seats_hold(contact.members, pair, frame.cast)


def _common(found: Sequence[Gathered]) -> str | None:
    """The one who took part in each of several contacts that are told of: whom a report is about."""
    shared = set.intersection(*(set(contact.members) for contact in found)) if len(found) > 1 else set()
    return next(iter(shared)) if len(shared) == 1 else None


def _both_met(named: tuple[str, ...], found: Sequence[Gathered], cast: Cast) -> tuple[str, ...]:
    """The two with each of whom someone is told to have been in contact: "will bring both presidents together"."""
    met = dict.fromkeys(m for c in found if set(named) < set(c.members) for m in c.members if m not in named)
    two = len(met) == 2 and len(cast.sides(met)) == 2 and all(map(cast.is_person, met))
    return tuple(met) if two and len(named) == 1 else ()


def _by_nearness(one: Candidate, found: list[Gathered], frame: Frame) -> list[Gathered]:
    """The contacts a place may lean on, the likeliest first: those told of first, but for "that call" the last told."""
    if one.last_told:
        return sorted(found, key=lambda g: max((c.unit.place, c.span.start) for c in g.places), reverse=True)
    titled = frame.principal if one.unit.heading else None
    return sorted(found, key=lambda g: titled is not None and titled not in g.members)


def _completed(
    one: Candidate,
    named: tuple[str, ...],
    base: tuple[str, ...],
    frame: Frame,
    found: bool,
    pair: bool,
    common: str | None,
) -> tuple[str, ...]:
    """Who took part in a contact of which a place names one side or nobody; nobody where that cannot be told.

    Without a day or a status of its own, "the meeting" or "they met" tells of nothing new.
    """
    cast = frame.cast
    told = one.status is not None and one.status != HELD
    if not named:
        later = one.status is None and any(points(when, frame.published) == "planned" for when in one.dates)
        calendar = not later and any(when.meaning.startswith(("calendar", "month")) for when in one.dates)
        spoke = pair and one.kind in ("call", "video_call")  # "A and B agreed on it after the two spoke by phone"
        joint = JOINT in one.members and (bool(one.dates) or told or not found or spoke)
        if one.kind == "summit" and not all(cast.leads(m) for m in base if cast.is_person(m)):
            return ()  # ministers speak of the summit of others
        own = pair and not later and bool(one.dates)  # "A and B agreed on it, they said after Monday's call"
        return base if joint or (one.definite and (calendar or own)) else ()
    if all(cast.kind(m) == "group" for m in named):
        told = (one.status is not None or one.unit.heading) and one.kind != "letter"
        return named if told else ()
    took_place = one.one_sided and one.status == HELD  # "a conversation took place with B", says A
    if not (one.dates or told or took_place or one.unit.heading):
        return ()
    if JOINT in one.members:
        return () if JOINT in one.others and set(named) & set(base) else join_seats(base, named, cast)
    completed: tuple[str, ...] = ()
    principal = frame.principal or (common if one.others and one.status is not None else None)
    if principal is not None and cast.side(principal) not in cast.sides(named):
        completed = (principal, *named)
    if completed and one.unit.heading:
        return completed
    if seats_hold(base, named, cast) and base:
        return base
    if completed:
        return completed
    return named if one.kind == "visit" and (one.dates or one.status == "cancelled") else ()
