"""One list of drafts out of what the rules and the trained reader found."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.attribution.contents import tidy
from dragoman.attribution.drafts import Draft, Place
from dragoman.attribution.learned import Learned
from dragoman.lexicon.contacts import load_contact_verbs
from dragoman.lexicon.cues import act_of_rule, load_binding, load_cues, load_quoting
from dragoman.lexicon.words import load_agent_nouns, load_class
from dragoman.model.records import Mention

READER = "reader"  # the rule of a draft whose cue no table has
PATTERNS = frozenset(("introduced", "according to", "signed"))  # rules that are right without the reader
# 'told her "clearly" that': how it was said, in the words of the one who tells.
QUOTED_MANNER = re.compile(r"\s+(?:[^\W\d_][\w’'.-]*\s+){0,5}[“\"][a-z]+ly[”\"]\s+that\b")
RECEIVED = "receive+"
NO_ADDRESSEE = frozenset("to that what whether how why for not about".split())
GIVING = frozenset(("offer", "pledge"))  # what is given stands there more often than to whom
PASSIVE = re.compile(r"(?:was|were|been|being|is|are)\s", re.I)
PLAIN = frozenset(("", "inform", "emphasise"))
LAST_WORD = re.compile(r"\s+(\w+ed)\Z")
DENYING = frozenset(("", "reject", "deny"))  # of verbs that another telling follows
QUOTING = re.compile(r"[“”\"«»]")
SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z“\"])")
CONTRACTED = re.compile(r"(he|she|they|we|i)[’'](?:d|s|ll|ve|re|m)", re.I)
OWNING = ("'s", "’s")
MOST_TO = 60  # characters of an addressee before "to" that no rule knew
BEFORE_TO = re.compile(r"(?:on\s+)?(?P<whom>[^\s,;:“”\"]+(?:\s+[^\s,;:“”\"]+){0,5}?)\s+(?=to\s)")


def merge(
    text: str, rules: Sequence[Draft], learned: Sequence[Learned], prose: Sequence[Place], asked: float = 0.0,
    mentions: Sequence[Mention] = (), partakers: Sequence[Mention] = (),
) -> list[Draft]:  # fmt: skip
    """Drafts of both, in no order.

    In prose the reader decides what is an attribution and where source and content begin and end; a rule
    for the same cue tells what kind of cue it is and whom it was said to. What the rules alone find stays
    outside the prose, inside contents, where the reader has learnt nothing, for the surest cues, and for
    what those do who may have taken part in a contact, the ``partakers``: the reader learnt from news that has
    few. What the reader found and holds for less probable than ``asked`` is left out, and the rules are not
    asked again. ``mentions`` are those of the text, in its order.
    """
    merged: list[Draft] = []
    met: set[int] = set()
    tellers = frozenset(rule.source for rule in rules if rule.rule == "according to" or rule.level == "report")
    for found in (_whole_names(text, _coherent(text, found), mentions) for found in _unsigned(rules, learned)):
        same = [number for number, rule in enumerate(rules) if _touch(rule.cue, found.cue)]
        if found.probability >= asked:
            if same and same[0] not in met and _is_misread(text, rules, rules[same[0]], found):
                merged.append(rules[same[0]])
            elif same and same[0] not in met:
                merged.append(_joined(text, rules[same[0]], _unfolded(rules, rules[same[0]], found), tellers))
            elif not same and (found.known or not found.depth) and not _calls_to_act(text, found, rules):
                merged.append(_alone(text, found))
        met.update(same)
    sure = PATTERNS | load_quoting() | load_binding()  # a promise overlooked costs more than a telling
    left = [rule for number, rule in enumerate(rules) if number not in met]
    kept = [rule for rule in left if rule.rule in sure or _partakes(rule, partakers) or not _within(rule.cue, prose)]
    told = merged + kept
    return told + [rule for rule in left if rule not in kept and _in_content(rule, told)]


def _is_passive(rule: Draft) -> bool:
    """Does it tell in the passive what those who took part did: "It was agreed to", "Grain was also discussed"?"""
    return rule.together and rule.source is None and "+" in rule.rule


def _breaks_up(rule: Draft, found: Learned) -> bool:
    """Is it "as the palace put it", of which the reader takes the "it" for what was told?"""
    if _is_passive(rule):
        return True  # "Grain was also discussed", where the reader sees a verb without a source
    if rule.rule.startswith(RECEIVED):
        return True  # "won a pledge from Orlo", of which the reader takes the winner for the source
    reach = (min(rule.cue[0], rule.source[0]), rule.cue[1]) if rule.source else rule.cue
    return rule.rule in PATTERNS and all(_inside(place, reach) or _touch(place, rule.cue) for place in found.content)


def _is_misread(text: str, rules: Sequence[Draft], rule: Draft, found: Learned) -> bool:
    """Does a rule read the same cue better than the reader?"""
    return _breaks_up(rule, found) or _is_hearer(rules, rule, found) or _is_elsewhere(text, found)


def _is_elsewhere(text: str, found: Learned) -> bool:
    """Does the reader take for the source who stands in the next sentence: "Orlo offered boats. She left."?"""
    return found.source is not None and SENTENCE_END.search(text, found.cue[1], found.source[0] + 1) is not None


def _is_hearer(rules: Sequence[Draft], rule: Draft, found: Learned) -> bool:
    """Does the reader let the hearer act: for it Vesk proposes in "Orlo reminded Vesk of it and had proposed"?"""
    hearers = {other.addressee for other in rules if other.source == rule.source and other is not rule}
    return found.source is not None and found.source != rule.source and found.source in hearers


def _calls_to_act(text: str, found: Learned, rules: Sequence[Draft]) -> bool:
    """Is "called" only a contact, for the sake of what a rule reads, as "called Vesk to thank her" or "called on"?"""
    before = text[: found.source[0]].split()[-1:] if found.source else []
    if text.startswith("to ", found.cue[0]) and before and before[0].lower() in load_contact_verbs():
        return True  # "would call Vesk to agree on it"
    if found.known and found.known.addressee == "object" and found.known.takes == {"to"}:
        return not any(re.search(r"\bto\b", text[slice(*place)]) for place in found.content)  # "will call on Vesk"
    if found.known or text[slice(*found.cue)].lower() not in load_class("contact_verb"):
        return False
    acts = (rule for rule in rules if rule.level == "act" and rule.source == found.source)
    return any(_within(rule.cue, found.content) for rule in acts)


def _partakes(rule: Draft, partakers: Sequence[Mention]) -> bool:
    """Does one of these mentions act by a rule, or do "the sides" behind the first of them?"""
    # A noun makes the act: "gave short shrift", but "made a remark" may be anything.
    binds = rule.level == "light" and act_of_rule(rule.rule) not in PLAIN
    if _is_passive(rule):
        return len({m.actor for m in partakers if m.span.end <= rule.cue[0]}) > 1
    heard = rule.addressee if rule.source is None else None
    if heard and heard[1] <= rule.cue[0]:  # "Vesk was asked to wait"
        return any(heard[0] <= mention.span.start and mention.span.end <= heard[1] for mention in partakers)
    if rule.source is None or not (rule.level == "act" or binds):
        return False
    if load_agent_nouns().get(rule.head) in ("pair", "talk") or rule.head == "they":
        return bool(partakers) and partakers[0].span.start < rule.source[0]
    number = bisect_left(partakers, rule.source[0], key=lambda mention: mention.span.start)
    return number < len(partakers) and partakers[number].span.end <= rule.source[1]


def _unsigned(rules: Sequence[Draft], learned: Sequence[Learned]) -> Iterator[Learned]:
    """What was learned, without the quotations that somebody signed: those are theirs."""
    signed = [rule for rule in rules if rule.rule == "signed"]
    for found in learned:
        content = tuple(
            place
            for place in found.content
            if found.depth or not any(_touch(place, rule.content[0]) for rule in signed)
        )
        if content and not any(_touch(found.cue, rule.cue) for rule in signed):
            yield replace(found, content=content)


def _coherent(text: str, found: Learned) -> Learned:
    """What was learned, without parts of its content beyond a whole other sentence, but for quotations.

    The reader tags words, and may tag the beginning of a text along with a clause far behind it.
    """
    if len(found.content) == 1:
        return found
    home = min(found.content, key=lambda place: max(place[0] - found.cue[1], found.cue[0] - place[1]))
    low, high = min(home[0], found.cue[0]), max(home[1], found.cue[1])
    kept = tuple(
        place
        for place in found.content
        if place == home
        or QUOTING.search(text, max(0, place[0] - 1), place[1] + 1)
        or len(SENTENCE_END.findall(text, min(place[1], high), max(low, place[0]))) < 2
    )
    return replace(found, content=kept)


def _whole_names(text: str, found: Learned, mentions: Sequence[Mention]) -> Learned:
    """What was learned, with a source that begins and ends with whole names; ``mentions`` are in text order."""
    if found.source is None:
        return found
    start, end = found.source
    number = bisect_right(mentions, start, key=lambda mention: mention.span.end)
    while number < len(mentions) and mentions[number].span.start < end:
        start, end = min(start, mentions[number].span.start), max(end, mentions[number].span.end)
        number += 1
    verb = LAST_WORD.search(text, start, end)
    if verb and verb.start() > start and not any(mention.span.end == end for mention in mentions[number - 1 : number]):
        forms = load_cues().get(verb[1].lower(), ())
        if any("past" in parts and cue.act in DENYING and cue.addressee != "object" for cue, parts in forms):
            end = verb.start()  # "Two people who were there disputed | that, saying"
    contracted = CONTRACTED.fullmatch(text, start, end)  # "she'd told him"
    return replace(found, source=(start, contracted.end(1) if contracted else end))


def _unfolded(rules: Sequence[Draft], rule: Draft, found: Learned) -> Learned:
    """What was learned, with the rule's content where that holds somebody else's telling of the same words.

    The reader gives every word one part: of "Orlo told Vesk that it sails, according to the palace" it sees one.
    """
    parted = len(rule.content) > 1 and rule.content[0][1] <= rule.cue[0] < rule.content[-1][0]
    if parted and _touch(rule.content[0], found.content[0]) and found.content[-1][1] <= rule.cue[0]:
        return replace(found, content=rule.content, depth=-1)  # "Orlo left, the palace said, and met her envoy"
    nested = any(
        _within(other.cue, rule.content)
        and not _within(other.cue, found.content)
        and any(_touch(one, two) for one in other.content for two in found.content)
        for other in rules
        if other is not rule
    )
    return replace(found, content=rule.content) if nested else found


def _joined(text: str, rule: Draft, found: Learned, tellers: frozenset[Place | None]) -> Draft:
    """The reader's cut with the rule's knowledge of the cue, and of its subject, which is never its content.

    Nor is it one of the ``tellers`` who breaks in between: "Orlo took the point, an official said, but asked ...".
    """
    if found.source and rule.source and rule.source[1] < found.source[0] < rule.cue[0] and found.source in tellers:
        found = replace(found, source=rule.source)
    if found.source and rule.source and text[rule.source[1] : found.source[1]] in OWNING:
        found = replace(found, source=rule.source)
    if found.source and len(rule.content) > 1 and _touch(found.source, rule.content[0]):
        found = replace(found, source=rule.source, content=rule.content)  # "Orlo, | the palace | says, left"
    subject = [place for place in found.content if rule.source and _inside(place, rule.source)]
    if subject and len(subject) < len(found.content):
        rest = tuple(place for place in found.content if place not in subject)
        found = replace(found, source=rule.source, content=rest)
    begin = found.content[0][0]
    if rule.level == "act" and text[found.cue[1] : begin].strip() == "," and any(s and s[0] == begin for s in tellers):
        found = replace(found, cue=rule.cue, content=rule.content)  # "Orlo waved it aside, | one of them said"
    content, addressee = found.content, rule.addressee
    whole = rule.content[0] if rule.content else found.cue
    if QUOTED_MANNER.match(text, found.cue[1]):
        content = rule.content
    if addressee and len(content) == 1 and _inside(content[0], whole) and text.startswith("to ", whole[0]):
        content = (whole,)  # of "pressed him | to name | a team" nothing is lost
    if addressee:
        parts = [place for place in content if not _inside(place, addressee)] or content
        content = tuple(_behind(text, place, addressee) for place in parts)
    else:
        addressee, content = _split(text, found)
    return replace(
        rule, source=found.source or rule.source, cue=found.cue, content=content, addressee=addressee,
        probability=found.probability, depth=found.depth,
    )  # fmt: skip


def _inside(place: Place, other: Place) -> bool:
    return other[0] <= place[0] and place[1] <= other[1]


def _alone(text: str, found: Learned) -> Draft:
    addressee, content = _split(text, found)
    head = text[slice(*found.source)].split()[-1].lower() if found.source else ""
    rule, level = (found.known.key, found.known.level) if found.known else (READER, "report")
    return Draft(
        found.source, found.cue, content, addressee, rule, level, head, probability=found.probability,
        depth=found.depth,
    )  # fmt: skip


def _behind(text: str, place: Place, addressee: Place) -> Place:
    """A content that begins with the one spoken to begins behind: "called | on Caldera to withdraw"."""
    opens = place[0] <= addressee[0] and not text[place[0] : addressee[0]].strip(" onthe")
    return (opens and addressee[1] < place[1] and tidy(text, addressee[1], place[1])) or place


def _split(text: str, found: Learned) -> tuple[Place | None, tuple[Place, ...]]:
    """Whom and what of "urged | the four guarantors to sign", where no rule knew the one spoken to."""
    (start, end), *more = found.content
    if found.known and found.known.addressee == "object" and more and end <= found.cue[0]:
        if PASSIVE.match(text, *found.cue):  # "Vesk | was told | that it sails"
            return (start, end), tuple(more)
    if not found.known or found.known.addressee != "object" or "to" not in found.known.takes or start < found.cue[1]:
        return None, found.content
    match = BEFORE_TO.match(text, start, min(end, start + MOST_TO))
    whom = match["whom"].split() if match else [""]
    given = found.known.act in GIVING and whom[-1][:1].islower()  # "offered | Norvia's help to mend the pier"
    if not match or given or whom[0].lower() in NO_ADDRESSEE:
        return None, found.content
    return match.span("whom"), ((match.end(), end), *more)


def _touch(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _within(place: Place, places: Sequence[Place]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in places)


def _in_content(rule: Draft, merged: Sequence[Draft]) -> bool:
    return any(_within(rule.cue, draft.content) for draft in merged)
