"""Who said it, according to whom: the attributions of one document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from dragoman.attribution.contents import Content, find_content
from dragoman.attribution.drafts import Draft, Place
from dragoman.attribution.first_person import find_scenes, read_author, scene_at
from dragoman.attribution.hits import Hit, find_hits
from dragoman.attribution.learned import find_partakers, find_prose, read_learned
from dragoman.attribution.merge import merge
from dragoman.attribution.nesting import part
from dragoman.attribution.nominals import find_nominal, find_received
from dragoman.attribution.passives import find_done_by, find_heard, find_passives, goes_on_telling
from dragoman.attribution.patterns import find_according_to, find_accounts, find_introduced, find_signed
from dragoman.attribution.phrases import Subject
from dragoman.attribution.runs import run_on
from dragoman.attribution.sentence import SentenceView, view_sentence
from dragoman.attribution.settings import AttributionSettings
from dragoman.attribution.source_words import region_issuer
from dragoman.attribution.sources import SourceReader, is_official, speaks_for_others
from dragoman.attribution.subjects import find_subject
from dragoman.model.ids import row_id
from dragoman.model.problems import CODES
from dragoman.model.records import (
    ActorSeen,
    Attribution,
    Description,
    Document,
    Mention,
    Problem,
    Region,
    Sentence,
)
from dragoman.model.span import Span
from dragoman.text.layout import find_paragraphs
from dragoman.text.quotes import Quotation, find_quotations, quotations_in

SKIPPED = frozenset(("kicker", "byline", "credit", "tags", "introducer"))  # regions that tell nothing


def find_attributions(
    document: Document,
    descriptions: Sequence[Description],
    regions: Sequence[Region],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    seen: Sequence[ActorSeen],
    settings: AttributionSettings,
) -> Iterator[Attribution | ActorSeen | Problem]:
    """Find what the document gives to somebody: source, cue and content.

    Attributions come in text order, a parent before its children. The parent is the
    innermost attribution whose content holds the child; ``teller`` is read off the
    text: the source that stands outside the contact and tells of it, handed down to
    the children. An unclosed quotation mark yields a ``Problem`` and the search goes
    on. Unnamed sources become actors of their document alone. Linear in the text.

    Reference:
        Pareti (2016), PARC 3.0: source, cue and content. Nesting goes beyond it: a
        content is read again for the attributions inside it.
    """
    paragraphs = find_paragraphs(document.text)
    quotations = find_quotations(document.text, paragraphs)
    yield from _unclosed(document, quotations)
    in_text = [mention for mention in mentions if mention.span.field == "text"]
    official = is_official(document.text, in_text, descriptions)
    drafts = find_introduced(document.text, regions) + find_signed(document.text, paragraphs, quotations)
    alone = f"x:{document.id}:"  # the unnamed actors of one document
    outsiders = frozenset(
        row.actor.id
        for row in seen
        if row.actor.kind != "person" or row.actor.id.startswith(alone) or speaks_for_others(row.actor)
    )
    persons = frozenset(row.actor.id for row in seen if row.actor.kind == "person")
    issuer = descriptions[0].issuer if descriptions else None
    author = read_author(document.text, in_text, persons, issuer)
    scenes = find_scenes(document.text, sentences, paragraphs, in_text, author)
    for view in _views(document, regions, sentences, in_text, quotations, outsiders):
        view = replace(view, in_scene=True) if scene_at(scenes, view.start) else view
        drafts.extend(read_sentence(view, quotations, settings, official=official))
    places = [(row.span.start, row.span.end) for row in sentences]
    drafts = run_on(document.text, drafts, places, quotations)
    # A text in another language has no sentences: nobody here can read it.
    prose = find_prose(document.text, paragraphs, regions, descriptions) if sentences and settings.depth else []
    learned = read_learned(document.text, prose, settings)
    partakers = find_partakers(document.text, sentences, in_text, persons) if prose else []
    drafts = merge(document.text, drafts, learned, prose, settings.asked_probability, in_text, partakers)
    drafts = part(document.text, drafts)
    drafts.sort(key=lambda draft: (draft.reach[0], -draft.reach[1], draft.cue))
    actors = {row.actor.id: row.actor for row in seen}
    reader = SourceReader(document.id, document.text, in_text, actors, issuer, scenes, official)
    yield from _rows(document, drafts, reader, regions, quotations, settings)
    yield from reader.new_actors


def read_sentence(
    view: SentenceView, quotations: list[Quotation], settings: AttributionSettings, *, official: bool = False
) -> list[Draft]:
    """The attributions whose cue stands in one sentence; and what both sides are said to have done in the
    passive, but in a text that is not ``official`` only where it plainly goes on with what they did."""
    pairs: list[tuple[Hit, Subject]] = []
    hits = find_hits(view)
    for hit in hits:
        subject = find_subject(view, hit, pairs, settings)
        if subject is None or subject.last - subject.first >= settings.source_words + settings.apposition_words:
            continue
        pairs.append((hit, subject))
    drafts = [*find_according_to(view, quotations, settings), *find_accounts(view)]
    accounts = [draft.cue for draft in drafts]
    drafts.extend(find_done_by(view, settings))
    drafts.extend(find_heard(view, settings))
    drafts.extend([*find_nominal(view), *find_received(view)])
    passives = find_passives(view, hits, settings)
    drafts.extend(passives if official else filter(partial(goes_on_telling, view), passives))
    for number, (hit, subject) in enumerate(pairs):
        following = pairs[number + 1 : number + 1 + settings.reach_cues]
        content = find_content(view, hit, subject, following, quotations, settings)
        if not content.spans and hit.last > hit.first + len(hit.cue.particles):  # "expressed his support": all there is
            bare, hearer = replace(hit.cue, addressee=""), content.addressee
            hit = replace(hit, last=hit.first + len(hit.cue.particles), cue=bare)
            content = _without_hearer(view, find_content(view, hit, subject, following, quotations, settings), hearer)
        if not content.spans:
            continue
        source = None if subject.left_out else view.slice(subject.first, subject.last)
        cue = view.slice(hit.first, hit.last)
        if any(start <= cue[0] and cue[1] <= end for start, end in accounts):
            continue
        rule = hit.cue.key if hit.act == hit.cue.act else f"{hit.cue.key}+{hit.act}"
        drafts.append(
            Draft(source, cue, content.spans, content.addressee, rule, hit.cue.level, view.lower[subject.last])
        )
    return drafts


def _without_hearer(view: SentenceView, content: Content, hearer: Place | None) -> Content:
    """A content that ends with whom it was said to: "conveyed | his greetings | to the King"."""
    if hearer is None or len(content.spans) != 1:
        return content
    start, end = content.spans[0]
    said = view.text[start : hearer[0]].rstrip()
    if not (start < hearer[0] <= end <= hearer[1] and said.endswith(" to")):
        return content
    return Content(((start, start + len(said.removesuffix(" to").rstrip())),), hearer)


def _views(
    document: Document, regions: Sequence[Region], sentences: Sequence[Sentence], mentions: Sequence[Mention],
    quotations: Sequence[Quotation], outsiders: frozenset[str],
) -> Iterator[SentenceView]:  # fmt: skip
    """The sentences worth reading, each without what its regions keep apart (kicker, dateline)."""
    apart = [r.span for r in regions if r.kind in SKIPPED or r.kind == "dateline"]
    ends = [mention.span.end for mention in mentions]  # mentions do not overlap: their ends are in order too
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        for span in apart:
            if span.start <= start < span.end:
                start = min(span.end, end)
            elif start < span.start < end and span.end >= end:
                end = span.start
        if start < end:
            here = [m for m in mentions[bisect_right(ends, start) : bisect_right(ends, end) + 1] if m.span.start < end]
            yield view_sentence(document.text, start, end, here, quotations, outsiders)


def _rows(
    document: Document, drafts: list[Draft], reader: SourceReader, regions: Sequence[Region],
    quotations: Sequence[Quotation], settings: AttributionSettings,
) -> Iterator[Attribution]:  # fmt: skip
    """Rows with their parents, sources and tellers; a parent's row is made before its children's."""
    made: list[tuple[Draft, Attribution]] = []  # those whose content a later draft can still stand in
    for draft in drafts:
        made = [pair for pair in made if pair[0].reach[1] + settings.reach_chars >= draft.reach[0]]
        parent = _parent(draft, made)
        actor, kind = reader.resolve(draft, nested=parent is not None)
        if actor is None and parent:
            actor, kind = reader.resolve_speaker(draft, parent[1].source_actor)
        if draft.level == "mind" and parent and parent[1].source_actor == actor:
            continue  # "indicated he wants ...": the wish is what was indicated, not a second telling
        if actor is None and draft.rule == "introduced":
            actor, kind = region_issuer(regions, draft.reach), "document"
        tells = not (parent and kind == "side") and reader.is_teller(draft, actor, kind)
        teller = actor if tells else (parent[1].teller if parent else None)
        reader.remember(draft, actor, kind, tells=tells)
        row = _row(document, draft, parent[1] if parent else None, actor, teller, reader, quotations, settings)
        made.append((draft, row))
        yield row


def _row(
    document: Document, draft: Draft, parent: Attribution | None, actor: str | None, teller: str | None,
    reader: SourceReader, quotations: Sequence[Quotation], settings: AttributionSettings,
) -> Attribution:  # fmt: skip
    def spans(*places: Place | None) -> tuple[Span, ...]:
        return tuple(document.span(*place) for place in places if place)

    cue, content, addressee = spans(draft.cue), spans(*draft.content), spans(draft.addressee)
    spoken_to = (
        _actor_at(reader, draft.addressee) or reader.other_in_scene(draft.addressee) if draft.addressee else None
    )
    if spoken_to == actor:
        spoken_to = None  # nobody tells himself: "I invited the president", said by a president
    return Attribution(
        id=row_id("a", document.id, "attribution", (*cue, *content)),
        doc_id=document.id,
        source=spans(draft.source),
        cue=cue,
        content=content,
        addressee=addressee,
        mode="direct" if draft.rule == "introduced" else _mode(document.text, draft.content, quotations, settings),
        parent=parent.id if parent else None,
        source_actor=actor,
        addressee_actor=spoken_to,
        teller=teller,
        probability=draft.probability,
        rule=draft.rule,
    )


def _parent(draft: Draft, made: list[tuple[Draft, Attribution]]) -> tuple[Draft, Attribution] | None:
    """The innermost attribution made so far whose content holds this one's cue and content, but not the reverse."""
    low = min(draft.cue[0], draft.reach[0])
    high = max(draft.cue[1], draft.reach[1])
    best = None
    for other, row in made:
        if other.cue == draft.cue or not other.content or _side_by_side(draft, other):
            continue
        if any(start <= low and high <= end for start, end in other.content) or (
            len(other.content) > 1 and other.reach[0] <= low and high <= other.reach[1]
        ):
            size = other.reach[1] - other.reach[0]
            if best is None or size <= best[0]:
                best = (size, other, row)
    return (best[1], best[2]) if best else None


def _side_by_side(draft: Draft, other: Draft) -> bool:
    """Did the trained reader find both in one reading, in which no word has two parts?"""
    return draft.depth is not None and other.depth is not None and other.depth >= draft.depth


def _actor_at(reader: SourceReader, place: Place) -> str | None:
    inside = [m for m in reader.mentions if place[0] <= m.span.start and m.span.end <= place[1]]
    return max(inside, key=lambda m: (m.span.end - m.span.start, -m.span.start)).actor if inside else None


def _mode(text: str, content: Sequence[Place], quotations: Sequence[Quotation], settings: AttributionSettings) -> str:
    """``direct``, ``mixed`` or ``indirect``, by the share of the content's letters in quotation marks."""
    letters = quoted = 0
    for start, end in content:
        letters += sum(c.isalnum() for c in text[start:end])
        for number in quotations_in(quotations, start, end):
            low, high = max(start, quotations[number].inner_start), min(end, quotations[number].inner_end)
            if low < high:
                quoted += sum(c.isalnum() for c in text[low:high])
    if not quoted:
        return "indirect"
    return "direct" if quoted >= settings.direct_share * letters else "mixed"


def _unclosed(document: Document, quotations: Sequence[Quotation]) -> Iterator[Problem]:
    for quotation in quotations:
        if not quotation.closed and not quotation.continues:
            span = document.span(quotation.start, quotation.end)
            yield Problem(
                id=row_id("p", document.id, "unclosed_quotation", [span]),
                code="unclosed_quotation",
                message="A quotation mark opens here and none closes it in its paragraph.",
                next_step=CODES["unclosed_quotation"],
                doc_id=document.id,
                span=span,
                stage="attributions",
            )
