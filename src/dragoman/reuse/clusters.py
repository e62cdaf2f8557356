"""All copies of one wording, and the text they come from where it is held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.model.ids import row_id
from dragoman.model.records import Cluster, Member, Passage
from dragoman.model.span import Span
from dragoman.reuse.facts import Facts
from dragoman.reuse.settings import PassageSettings
from dragoman.reuse.stretches import group_stretches, merge_touching


def gather_clusters(
    copies: Sequence[Passage], facts: Mapping[str, Facts], settings: PassageSettings
) -> Iterator[Cluster]:
    """Gather the copies that passages join, one cluster a wording, by id.

    A sentence and the whole text it stands in are two wordings. Members are in order and say
    how their document marks them. Linear, but for sorting.
    """
    pairs = [(passage.a, passage.b) for passage in copies]
    clusters = []
    for group in group_stretches(pairs, settings.same_stretch_share):
        spans = merge_touching(group)
        members = tuple(Member(span, facts[span.doc_id].mark(span)) for span in spans)
        identifier = row_id("q", group[0].doc_id, "cluster", [group[0]])  # no other group has this stretch
        clusters.append(Cluster(identifier, _find_source(spans, facts), members))
    yield from sorted(clusters, key=lambda cluster: cluster.id)


def _find_source(spans: Sequence[Span], facts: Mapping[str, Facts]) -> Span | None:
    """The one official text among the members, else the one that is earliest, else the one embedded text.

    Of several official texts it is the earliest. Where days are missing or equal there is no telling.
    """
    official = [span for span in spans if facts[span.doc_id].issuer and not facts[span.doc_id].embedding(span)]
    if official:
        return official[0] if len(official) == 1 else _earliest(official, facts)
    embedded = [span for span in spans if facts[span.doc_id].embedding(span)]
    return _earliest(spans, facts) or (embedded[0] if len(embedded) == 1 else None)


def _earliest(spans: Sequence[Span], facts: Mapping[str, Facts]) -> Span | None:
    """The span of the document published before all others, if all days are known."""
    dated = sorted((facts[span.doc_id].day or "", span) for span in spans)
    if not dated[0][0] or (len(dated) > 1 and dated[0][0] == dated[1][0]):
        return None
    return dated[0][1]
