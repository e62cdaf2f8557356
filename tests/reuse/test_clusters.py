"""All copies of one wording."""

from __future__ import annotations

from tests.builders import build
from tests.reuse.judging import judge
from tests.reuse.making import sentence

FIRST, SECOND = sentence(21, 18), sentence(22, 40)


def test_copies_of_a_sentence_and_of_the_text_around_it_are_two_clusters() -> None:
    official = build(f"{FIRST} {SECOND}", "z", kind="readout", issuer="palace")
    agency = build(f"[[dateline|PORT SEL —]] {FIRST} {SECOND}", "agency")
    outlets = [build(f"{sentence(number, 30)} “{FIRST}”", f"outlet{number}") for number in range(3)]
    judged = judge(official, agency, *outlets)
    members = {
        cluster.source and judged.words(cluster.source): sorted(member.marked for member in cluster.members)
        for cluster in judged.clusters
    }
    assert members == {
        f"{FIRST} {SECOND}".rstrip("."): ["unmarked", "unmarked"],
        FIRST.rstrip("."): ["quoted"] * 3 + ["unmarked"] * 2,
    }


def test_of_reports_alone_the_earliest_is_the_source_if_all_days_are_known() -> None:
    made = [build(f"{FIRST} {sentence(number)}", f"outlet{number}") for number in range(3)]
    [cluster] = judge(*made, days={0: "2031-05-02", 1: "2031-05-01", 2: "2031-05-03"}).clusters
    assert cluster.source is not None
    assert cluster.source.doc_id == made[1].document.id
    for days in ({0: "2031-05-02", 1: "2031-05-01"}, {0: "2031-05-01", 1: "2031-05-01", 2: "2031-05-03"}, {}):
        [cluster] = judge(*made, days=days).clusters
        assert cluster.source is None


def test_an_embedded_text_is_the_source_where_there_is_no_better() -> None:
    embedding = build(f"{sentence(1)}\n\n[[embedded:palace|{FIRST}]]\n\n{sentence(2)}", "a")
    quoting = build(f"{sentence(3)} “{FIRST}”", "b")
    [cluster] = judge(embedding, quoting).clusters
    assert cluster.source is not None
    assert cluster.source.doc_id == embedding.document.id
    assert sorted(member.marked for member in cluster.members) == ["embedded", "quoted"]
