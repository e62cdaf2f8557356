"""Where a cue stands in a sentence, and whether it is a verb there."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.attribution.particles import parted_particle, particles_end
from dragoman.attribution.sentence import QUOTE_MARKS, SentenceView
from dragoman.lexicon.cues import Cue, load_act_nouns, load_cues
from dragoman.lexicon.loader import load_words
from dragoman.lexicon.words import load_class
from dragoman.model.records import JOINT

IN_GENERAL = frozenset(("in", "as", "at"))  # an adjective behind these has no noun: "in full", "as open"


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in a sentence."""

    first: int  # word index of its verb
    last: int  # of its last word
    cue: Cue
    form: str  # finite, gerund, infinitive
    act: str
    quoted: int  # the quotation it stands in, -1 outside
    apart: int = -1  # where its particle stands, behind the object: "turned the plan down"


def find_hits(view: SentenceView) -> list[Hit]:
    """The cues of a sentence that read as verbs, in text order, no two over the same word."""
    found: list[Hit] = []
    cues = load_cues()
    index = 0
    while index < len(view):
        hit = None
        if view.mention_at[index] is None or view.lower[index] == "said":
            for cue, parts in cues.get(view.lower[index], ()):
                hit = _match(view, index, cue, parts, found)
                if hit:
                    break
        if hit:
            found.append(hit)
            index = hit.last
        index += 1
    return found


def _match(view: SentenceView, index: int, cue: Cue, parts: frozenset[str], found: list[Hit]) -> Hit | None:
    last, apart = particles_end(view, index, cue), -1
    if last is None and (apart := parted_particle(view, index, cue)) >= 0:
        last = index
    if last is None or ("participle" in parts and _is_adjective(view, index, found)):
        return None
    if cue.takes <= {"that", "quote"} and _goes_otherwise(view, last + 1):
        return None
    form = _verb_form(view, index, cue, parts, found)
    if form is None and "base" in parts:
        form = _form_carried_on(view, index, found)
    if cue.verb in load_class("backing_verb") and "past" not in parts:
        return None  # "backed the plan" tells of words, "supporting the people" of more
    if form == "infinitive" and not (_is_bridged(view, index) or _states_purpose(view, index, found)):
        return None
    if form is None or not _leads_on(view, last + 1, cue):
        return None
    act, noun_end = _act_noun(view, last + 1, cue)
    if cue.level == "light" and not act:
        return None
    if cue.particles and "to" not in cue.takes and (view.is_class(last, "preposition") or view.lower[last] == "that"):
        last -= 1  # a governed preposition opens the content: "called | for calm"
    return Hit(index, max(last, noun_end), cue, form, act or cue.act, view.quotation_at[index], apart)


def _is_adjective(view: SentenceView, index: int, found: list[Hit]) -> bool:
    """ "affirmed shared values", "discussed acute and shared concerns": the participle belongs to a noun behind it."""
    opener = found[-1].last if found else -1
    if opener == index - 1 and found:
        return True
    before = index - 1
    if before < 1 or view.lower[before] not in ("and", ",") or not _names_more(view, index + 1):
        return False
    while before - 1 > opener and (view.is_class(before - 1, "adjective") or view.is_adverb(before - 1)):
        before -= 1
    governed = view.is_class(before - 1, "preposition") and view.lower[before - 1] not in IN_GENERAL
    opened = governed or before - 1 == opener or view.is_class(before - 1, "determiner", "possessive")
    return opened and view.is_class(index - 2, "adjective")


def _names_more(view: SentenceView, place: int) -> bool:
    """Can the word be a noun, or an adjective of one?"""
    return (
        place < len(view)
        and not view.is_mark(place)
        and not view.is_class(place, "determiner", "possessive", "pronoun", "preposition", "subordinator")
        and view.mention_at[place] is None
    )


def _leads_on(view: SentenceView, place: int, cue: Cue) -> bool:
    """Can what follows be the cue's? "planned to meet" but not "exercises planned for the autumn"; "coordinated on"
    but not "coordinated efforts"; "committed to" but not "committed a blunder"."""
    resolves = cue.level == "act" and {"to"} < cue.takes <= {"to", "prep", "that"}
    if cue.addressee or not (resolves or cue.takes in ({"to"}, {"prep"})):
        return True
    while place < len(view) and (view.is_adverb(place) or view.lower[place] in ("not", "never")):
        place += 1
    if place >= len(view) or view.is_mark(place):
        return True
    sum_of_it = any(word[0].isdigit() or word[0] == "$" for word in view.lower[place : place + 4])  # "committed $3"
    if resolves and (view.mention_at[place] is not None or view.lower[place] == "that" or sum_of_it):
        return True
    return view.lower[place] == "to" or ("prep" in cue.takes and view.is_class(place, "preposition", "pronoun"))


def _goes_otherwise(view: SentenceView, place: int) -> bool:
    """ "responded with sanctions", "will respond decisively": no words are told."""
    manner = place < len(view) and view.lower[place].endswith("ly") and view.is_adverb(place)
    following = place + 1 if manner else place
    if following < len(view) and (
        view.lower[following] in ("that", ",", ":") or view.words[following].text in QUOTE_MARKS
    ):
        return False
    return manner or (place < len(view) and view.lower[place] in ("with", "by", "to", "against"))


MESSAGES = frozenset("message messages letter telegram cable note word words expression expressions".split())
QUOTED_WORDS = 10  # the longest "quoted the Minister of Foreign Affairs of Norvia as"


def _act_noun(view: SentenceView, place: int, cue: Cue) -> tuple[str, int]:
    """The act that the verb's object makes of it, and the last word of the cue where the noun belongs to it."""
    nouns = load_act_nouns()
    manner = manner_noun(view, place) if cue.level != "act" or cue.act in ("inform", "discuss") else ""
    if manner or cue.particles:  # "made clear his commitment" makes none
        return manner, place + 1 if manner else -1
    plain = True  # only articles, possessive pronouns and adjectives so far
    for step in range(place, min(place + 9, len(view))):
        word = view.lower[step]
        noun = nouns.get((cue.verb, word))
        if (
            noun
            and view.mention_at[step] is None
            and not (step + 1 < len(view) and view.lower[step + 1] in ("'s", "’s"))
        ):
            belongs = noun.in_cue and plain
            return noun.act, _last_of_kind(view, step, cue.verb, noun.act) if belongs else -1
        if view.words[step].text in QUOTE_MARKS:
            plain = False  # 'expressed their "willingness to ..."': the noun is quoted, so it stays in the content
            continue
        if view.is_mark(step) and word not in ("’", "'", ","):
            break
        if word == "of" and view.lower[step - 1] in MESSAGES:
            continue  # "sent a message of thanks"
        if view.is_class(step, "preposition", "subordinator", "coordinator", "be", "modal"):
            if word != "and":
                break
            plain = False
        if view.mention_at[step] is not None and not view.is_class(step, "possessive"):
            plain = False
        if word == ",":
            plain = False
    return "", -1


def _last_of_kind(view: SentenceView, place: int, verb: str, act: str) -> int:
    """The last of "thanks and deep appreciation": nouns joined to the first that make the same act."""
    nouns = load_act_nouns()
    if place + 1 < len(view) and view.lower[place + 1] == "and":
        for step in range(place + 2, min(place + 5, len(view))):
            noun = nouns.get((verb, view.lower[step]))
            if noun and noun.act == act:
                return step
            if view.is_mark(step) or view.is_class(step, "preposition", "coordinator", "subordinator"):
                break
    return place


def manner_noun(view: SentenceView, place: int) -> str:
    """The act of "noted with satisfaction (that)", where an act noun says how it was noted; else nothing."""
    if place + 2 >= len(view) or view.lower[place] != "with" or view.mention_at[place + 1] is not None:
        return ""
    noun = load_act_nouns().get(("express", view.lower[place + 1]))
    return noun.act if noun and not view.is_class(place + 2, "preposition", "coordinator") else ""


def _verb_form(view: SentenceView, index: int, cue: Cue, parts: frozenset[str], found: list[Hit]) -> str | None:
    """``finite``, ``gerund`` or ``infinitive`` where the word is a verb here; None where it is a noun or passive."""
    before = index - 1
    while before >= 0 and view.is_adverb(before):
        before -= 1
    previous = view.lower[before] if before >= 0 else ""
    if cue.level == "mind" and cue.particles and cue.takes == {"to"} and previous in ("and", "or", "but", ","):
        return None  # "noted that the port has grown and stands ready to": it is the port that stands
    if cue.verb == "be":
        return "finite" if parts & {"past", "third"} else None
    if view.is_class(before, "determiner", "possessive") and previous not in ("that", "both", "another"):
        return None
    if previous == "to" and not ("gerund" in parts and leads_to_gerund(view, before)):
        return "infinitive" if "base" in parts else None
    if "base" in parts and view.mention_at[max(before, 0)] is not None and _is_witnessed(view, before):
        return "finite"
    if view.is_class(before, "modal") or previous in ("not", "n't", "n’t"):
        return "finite" if "base" in parts else None
    if view.is_class(before, "be"):
        return "finite" if "gerund" in parts else None
    if view.is_class(before, "have"):
        return "finite" if "participle" in parts else None
    if "gerund" in parts:
        if previous == "and" and not any(hit.form == "gerund" for hit in found):
            return None  # "issues including grain and countering piracy": one more of what the act is about
        governed = view.is_class(before, "preposition") and previous != "while"
        return None if governed and not leads_to_gerund(view, before) else "gerund"
    if parts & {"past"}:
        participle = "participle" in parts
        return None if participle and _is_postmodifier(view, index, before) else "finite"
    if not parts & {"third", "base"}:
        return None
    return "finite" if _acts_in_present(view, index, before, parts) else None


def _is_witnessed(view: SentenceView, before: int) -> bool:
    """ "talks that saw Orlo warn against", "heard the Chancellor plead for": a bare verb behind its subject."""
    first = view.mention_span(before)[0] - 1
    if view.is_class(first, "determiner"):
        first -= 1
    return first >= 0 and view.lower[first] in ("saw", "seeing", "heard", "hearing")


def leads_to_gerund(view: SentenceView, place: int) -> bool:
    """ "began by offering ...", "quoted the Chancellor as saying ...": the preposition ties a gerund to its verb.

    And so does "in addition to", which ties it to the verb before.
    """
    if adds_gerund(view, place):
        return True
    if view.lower[place] == "by":
        return view.is_class(place - 1, "phase_verb")
    return view.lower[place] == "as" and any(
        view.is_class(index, "quoting_verb") for index in range(max(0, place - QUOTED_WORDS), place)
    )


def adds_gerund(view: SentenceView, place: int) -> bool:
    """Does "in addition to" end at a place, behind what it adds to?"""
    return place > 2 and view.lower[place - 2 : place + 1] == ["in", "addition", "to"]


def _form_carried_on(view: SentenceView, index: int, found: list[Hit]) -> str | None:
    """ "to thank him and commend ...", "will stress X and reaffirm Y": the second verb takes the first one's form."""
    before = index - 1
    while before >= 0 and view.is_adverb(before):
        before -= 1
    if not found or before < 0 or view.lower[before] not in ("and", ","):
        return None
    last = found[-1]
    if last.form == "infinitive":
        return "infinitive"
    auxiliary = last.first - 1
    while auxiliary >= 0 and view.is_adverb(auxiliary):
        auxiliary -= 1
    return "finite" if view.is_class(auxiliary, "modal") and last.quoted == view.quotation_at[index] else None


def _states_purpose(view: SentenceView, index: int, found: list[Hit]) -> bool:
    """ "spoke with him to discuss X": the infinitive tells what was done, after a verb of contact and no other cue.

    After any other verb ("agreed to discuss X") it belongs to that verb's content.
    """
    after = -1
    if found and found[-1].form != "infinitive":
        after = found[-1].last
    elif found and not _is_listed(view, index - (view.lower[index - 1] == "to")):
        return False  # "spoke to reiterate the commitment to seek"
    contact = load_class("contact_verb")
    verbs = [
        place for place in range(after + 1, index) if view.lower[place] in contact and not _is_to_come(view, place)
    ]
    return bool(verbs) and not any(_is_infinitive(view, place, found) for place in range(verbs[-1] + 1, index - 1))


def _is_to_come(view: SentenceView, verb: int) -> bool:
    """Is a contact still to come, or told of only in passing: "would call him to agree on it", "who met him to"?"""
    return verb > 0 and (view.lower[verb - 1] in ("to", "who", "which") or view.is_class(verb - 1, "modal"))


def _is_listed(view: SentenceView, place: int) -> bool:
    """Is what begins here one more of a list: "to thank him and to ask", "as well as to ask"?"""
    while view.is_adverb(place - 1):
        place -= 1
    as_well = place > 2 and view.lower[place - 3 : place] == ["as", "well", "as"]
    return as_well or (place > 0 and view.lower[place - 1] in ("and", ",", "or", "but", ";"))


def _is_bridged(view: SentenceView, index: int) -> bool:
    """ "felt bound to point out", "went on to stress", "took the opportunity to thank": what is meant was done."""
    before = index - 2
    while before > 0 and view.is_adverb(before):
        before -= 1
    if view.lower[before : before + 1] == ["on"]:
        return view.lower[before - 1] in ("went", "goes", "gone")
    return before > 0 and view.is_class(before, "bridge_word")


def _is_infinitive(view: SentenceView, place: int, found: list[Hit]) -> bool:
    """Is there a "to" and a verb at ``place`` that is no cue? What comes after it then belongs to that verb."""
    following = place + 1
    return (
        view.lower[place] == "to"
        and view.mention_at[following] is None
        and view.words[following].text.islower()
        and not view.is_class(following, "determiner", "possessive", "pronoun", "preposition")
        and not view.agent_kind(following)
        and all(hit.first != following for hit in found)
    )


def _is_postmodifier(view: SentenceView, index: int, before: int) -> bool:
    """ "a treaty proposed by Russia", "as agreed": the participle has no subject of its own."""
    following = view.lower[index + 1] if index + 1 < len(view) else ""
    previous = view.lower[before] if before >= 0 else ""
    if following == "by" or previous == "as":
        return True
    return view.is_class(before, "preposition")


def _acts_in_present(view: SentenceView, index: int, before: int, parts: frozenset[str]) -> bool:
    if before < 0:
        return False
    previous = view.lower[before]
    if previous in ("who", "which", "we", "they", "i", "you") or (previous in ("he", "she", "it") and "third" in parts):
        return True
    if view.mention_at[before] is not None:
        return _agrees(view, index, before, parts)
    if view.lower[index] in load_words("noun_like_forms"):
        return previous in ("and", ",") and _is_headline_list(view, before)
    if "third" in parts:
        return view.agent_kind(before) is not None or previous in ("and", ",")
    return view.agent_kind(before) in ("person", "pair", "body") and previous.endswith("s")


def _agrees(view: SentenceView, index: int, before: int, parts: frozenset[str]) -> bool:
    """Can the mention before a present form be its subject? Not in "U.S. plans were" or "helped them address it"."""
    first = view.mention_span(before)[0]
    following = view.lower[index + 1] if index + 1 < len(view) else ""
    if view.lower[before] in ("'s", "’s") or following in ("’s", "'s", "of", "between", "with"):
        return False
    if view.is_class(index + 1, "be", "have", "modal"):
        return False
    if "third" not in parts and _is_office(view, index):
        return False
    if view.is_class(first - 1, "preposition") and not view.is_class(first - 1, "subordinator"):
        return False
    if "third" in parts:
        return True
    mention = view.mention_at[before]
    several = mention is not None and (mention.actor == JOINT or mention.form == "group")
    return several or view.lower[before].endswith("s") or (first > 0 and view.lower[first - 1] in ("and", "&", ","))


def _is_office(view: SentenceView, index: int) -> bool:
    """ "White House Counsel Odra Senn": a capitalised noun before a name is what its bearer is."""
    named = index + 1 < len(view) and view.mention_at[index + 1] is not None
    return named and view.words[index].is_capitalised and view.lower[index] in load_words("noun_like_forms")


def _is_headline_list(view: SentenceView, before: int) -> bool:
    """A capitalised verb after a comma, as in a headline that goes on to a second act."""
    index = before + 1
    return index < len(view) and view.words[index].is_capitalised and view.lower[before] == ","
