"""The pipeline is walked once for each document, in whatever order they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.errors import StageError, UnknownId
from dragoman.model.problems import CODES
from dragoman.model.records import Contact, Decision, Document, Problem, Sentence
from dragoman.model.span import Span
from dragoman.model.stage import PerDocument, Stage, WholeRecord
from dragoman.run.local import RunSummary, forget_document, relink, run_pipeline
from dragoman.store import IN_MEMORY, Store, open_store
from tests.run.small import (
    ACTORS,
    CONTACTS,
    DOCUMENTS,
    OVERLAPS,
    PIPELINE,
    SENTENCES,
    TELLINGS,
    Settings,
    document,
    many,
)
from tests.run.tables import dump


def run(store: Store, documents: Iterable[Document | Problem], pipeline: tuple[Stage, ...] = PIPELINE) -> RunSummary:
    return run_pipeline(store, documents, pipeline, version="1", started="2031-04-01T10:00:00Z")


def dump_of(documents: Iterable[Document | Problem], pipeline: tuple[Stage, ...] = PIPELINE) -> str:
    with open_store(IN_MEMORY) as opened:
        run(opened, documents, pipeline)
        assert opened.check() == []
        return dump(opened)


WHOLE = dump_of(DOCUMENTS)


def test_documents_become_rows_of_every_table(store: Store) -> None:
    summary = run(store, DOCUMENTS)
    assert summary == RunSummary(read=4, linked=("overlaps", "actors", "contacts"))
    assert [contact.participants for contact in sorted(store.rows("contacts"), key=lambda c: c.participants)] == [
        ("orlo", "senn"),
        ("orlo", "vesk"),
    ]
    assert len(store.rows("reports")) == 3
    assert len(store.rows("overlaps")) == 3
    assert [actor.id for actor in store.rows("actors")] == ["orlo", "senn", "vesk"]
    (problem,) = store.rows("document_problems")
    assert (problem.doc_id, problem.stage) == (DOCUMENTS[1].id, "tellings")
    assert store.is_linked()


def test_reading_again_changes_nothing(store: Store) -> None:
    run(store, DOCUMENTS)
    before = store._connection.fetch("SELECT rowid, * FROM spans")
    summary = run(store, DOCUMENTS)
    assert summary == RunSummary(unchanged=4)
    assert dump(store) == WHOLE
    assert store._connection.fetch("SELECT rowid, * FROM spans") == before
    assert [run.documents for run in store.rows("runs")] == [4, 4]


@settings(max_examples=20)
@given(st.permutations(DOCUMENTS), st.integers(0, 4))
def test_neither_the_order_nor_the_runs_they_came_in_matter(documents: list[Document], first: int) -> None:
    with open_store(IN_MEMORY) as opened:
        run(opened, documents[:first])
        run(opened, documents[first:])
        assert dump(opened) == WHOLE


def test_new_documents_extend_the_record(store: Store) -> None:
    run(store, DOCUMENTS[:1])
    (contact,) = store.rows("contacts")
    summary = run(store, DOCUMENTS[1:])
    assert summary.read == 3
    assert len(store.rows("reports")) == 3
    assert any(contact.participants == other.participants for other in store.rows("contacts"))


def test_a_decision_runs_only_the_stages_that_read_it(store: Store) -> None:
    run(store, DOCUMENTS)
    span = store.rows("tellings", DOCUMENTS[2].id)[0].span
    store.add_decisions([Decision("e_1", "reject", span, "", "an editor", "2031-04-02")])
    assert run(store, DOCUMENTS).linked == ("contacts",)
    assert [contact.participants for contact in store.rows("contacts")] == [("orlo", "vesk")]
    assert len(store.rows("decisions")) == 1


def test_other_settings_of_a_stage_of_the_whole_record_run_it_and_what_reads_from_it(store: Store) -> None:
    run(store, DOCUMENTS)
    changed = tuple(replace(stage, version=2) if stage is OVERLAPS else stage for stage in PIPELINE)
    assert run(store, DOCUMENTS, changed) == RunSummary(unchanged=4, linked=("overlaps",))


def test_other_settings_read_every_document_again_also_those_not_handed_over(store: Store) -> None:
    run(store, DOCUMENTS)
    longer = (replace(SENTENCES, settings=Settings(least_chars=12)), *PIPELINE[1:])
    summary = run(store, DOCUMENTS[:1], longer)
    assert (summary.read, summary.unchanged) == (4, 0)
    assert dump(store) == dump_of(DOCUMENTS, longer) != WHOLE


def test_tables_of_a_stage_that_writes_nothing_any_more_are_empty(store: Store) -> None:
    run(store, DOCUMENTS)
    silent = replace(OVERLAPS, kernel=lambda documents, sentences, settings: (), version=2)
    run(store, DOCUMENTS, (SENTENCES, TELLINGS, silent, ACTORS, CONTACTS))
    assert store.rows("overlaps") == []
    run(store, DOCUMENTS, (SENTENCES, TELLINGS, OVERLAPS, ACTORS))
    assert store.rows("contacts") == store.rows("reports") == []


# ---------------------------------------------------------------- one document, several files


def test_a_document_under_two_paths_is_one_in_whatever_order(store: Store) -> None:
    here = document("a.txt", "Orlo spoke with Vesk.", title="A readout")
    there = document("copies/a.txt", "Orlo spoke with Vesk.", published="2031-03-14", published_from="given")
    assert here.id == there.id
    run(store, [here, there])
    (held,) = store.rows("documents")
    assert (held.path, held.title, held.published) == ("a.txt", "A readout", "2031-03-14")
    for documents in ([there, here], [here, there, here], [there, here, there]):
        assert dump_of(documents) == dump(store)
    assert run(store, [there]) == RunSummary(unchanged=1)
    assert run(store, [here]) == RunSummary(unchanged=1)


def test_what_a_path_says_later_counts(store: Store) -> None:
    run(store, DOCUMENTS)
    dated = replace(DOCUMENTS[0], published="2031-03-14", published_from="given")
    assert run(store, [dated]).read == 1
    assert store.document(dated.id) == dated
    run(store, [DOCUMENTS[0]])
    assert dump(store) == WHOLE


# ---------------------------------------------------------------- problems


def missing(path: str, code: str = "missing_path") -> Problem:
    return Problem(f"p_{code}_{path}", code, f"{path}: no", CODES[code], path=path)


def test_problems_of_files_are_kept_until_the_file_is_read_well(store: Store) -> None:
    assert run(store, [missing("x.txt"), DOCUMENTS[0], missing("rows.csv#3", "row_without_text")]).problems == 2
    run(store, [DOCUMENTS[1]])
    assert len(store.rows("input_problems")) == 2
    run(store, [document("x.txt", "It rained.")])
    assert [problem.path for problem in store.rows("input_problems")] == ["rows.csv#3"]
    run(store, [document("rows.csv#1", "It rained.")])
    assert store.rows("input_problems") == []


def test_a_problem_of_a_file_that_is_read_all_the_same_is_kept(store: Store) -> None:
    guessed = missing("a.txt", "encoding_guessed")
    for _ in range(2):
        run(store, [DOCUMENTS[0], guessed])
        assert store.rows("input_problems") == [guessed]


BROKEN = document("e.txt", "Orlo spoke with Vesk. This breaks the stage.")


def test_a_stage_that_fails_costs_its_own_rows_of_that_document_only(store: Store) -> None:
    summary = run(store, [BROKEN, *DOCUMENTS])
    assert (summary.read, summary.failed) == (5, 1)
    assert len(store.rows("sentences", BROKEN.id)) == 2
    assert store.rows("tellings", BROKEN.id) == []
    (problem,) = store.rows("document_problems", BROKEN.id)
    assert (problem.code, problem.stage) == ("stage_failed", "tellings")
    assert "ValueError (cannot read 'This breaks the stage.') at small.py" in problem.message
    assert len(store.rows("contacts")) == 2
    assert store.check() == []


def test_a_document_that_failed_is_tried_again(store: Store) -> None:
    run(store, [BROKEN])
    before = dump(store)
    assert run(store, [BROKEN]) == RunSummary(read=1, failed=1)
    assert dump(store) == before
    assert run(store, DOCUMENTS).failed == 0


def fail(*read: Any) -> Iterator[Any]:
    raise KeyError("nothing")
    yield


def test_a_stage_of_the_whole_record_that_fails_leaves_the_others(store: Store) -> None:
    broken = (SENTENCES, TELLINGS, replace(OVERLAPS, kernel=fail), ACTORS, CONTACTS)
    summary = run(store, DOCUMENTS, broken)
    assert summary.failed == 1
    (problem,) = store.rows("problems")
    assert (problem.code, problem.stage, problem.doc_id) == ("stage_failed", "overlaps", None)
    assert len(store.rows("contacts")) == 2
    assert store.rows("overlaps") == []
    summary = run(store, DOCUMENTS)
    assert summary == RunSummary(unchanged=4, linked=("overlaps",))
    assert dump(store) == WHOLE


def test_a_problem_of_a_stage_that_did_not_run_again_is_kept(store: Store) -> None:
    def complain(seen: Any, settings: Any) -> Iterator[Problem]:
        yield Problem("p_actors", "row_refused", "odd", "")

    complaining = Stage("complain", ("actors_seen",), ("problems",), WholeRecord(), complain, Settings())
    run(store, DOCUMENTS, (*PIPELINE, complaining))
    assert run(store, DOCUMENTS, (*PIPELINE, complaining)).linked == ()
    span = store.rows("tellings", DOCUMENTS[2].id)[0].span
    store.add_decisions([Decision("e_1", "reject", span, "", "an editor", "2031-04-02")])
    assert run(store, DOCUMENTS, (*PIPELINE, complaining)).linked == ("contacts",)
    assert [problem.id for problem in store.rows("problems")] == ["p_actors"]


def one_row(row: Any) -> Stage:
    return Stage("odd", ("documents",), ("sentences",), PerDocument(), lambda doc, settings: [row(doc)], Settings())


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (lambda doc: Sentence("s_1", doc.span(0, 10_000)), "outside its document"),
        (lambda doc: Sentence("s_1", doc.span(4, 4)), "outside its document"),
        (lambda doc: Sentence("s_1", Span(doc.id, 0, 4, "title")), "outside its document"),
        (lambda doc: Sentence("s_1", Span("d_other", 0, 4)), "for another document"),
        (lambda doc: doc, "a Document, which is of none of its tables"),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused_and_reported(row: Any, message: str, store: Store) -> None:
    summary = run(store, DOCUMENTS[:1], (one_row(row),))
    assert summary.failed == 1
    assert store.rows("sentences") == []
    (problem,) = store.rows("document_problems")
    assert problem.code == "row_refused"
    assert message in problem.message


def test_a_row_without_evidence_is_refused(store: Store) -> None:
    def bare(documents: Any, settings: Any) -> Iterator[Contact]:
        yield Contact("c_1", "call", (), None, None, None, None, None, "held", None, None, ())

    stage = Stage("bare", ("documents",), ("contacts", "problems"), WholeRecord(), bare, Settings())
    assert run(store, DOCUMENTS, (stage,)).failed == 1
    assert store.rows("contacts") == []
    assert "without evidence" in store.rows("problems")[0].message


def test_equal_rows_are_kept_once_and_of_different_ones_with_one_id_the_first(store: Store) -> None:
    def twice(doc: Document, settings: Any) -> Iterator[Sentence]:
        yield from (Sentence("s_1", doc.span(0, 4)), Sentence("s_1", doc.span(0, 4)), Sentence("s_1", doc.span(0, 5)))

    stage = Stage("twice", ("documents",), ("sentences",), PerDocument(), twice, Settings())
    assert run(store, DOCUMENTS[:1], (stage,)).failed == 1
    assert store.rows("sentences") == [Sentence("s_1", DOCUMENTS[0].span(0, 4))]
    assert "two different rows s_1 of sentences" in store.rows("document_problems")[0].message


# ---------------------------------------------------------------- forgetting


def test_forgetting_gives_the_record_of_the_others(store: Store) -> None:
    run(store, DOCUMENTS)
    forget_document(store, DOCUMENTS[1].id, PIPELINE)
    assert dump(store) == dump_of([DOCUMENTS[0], *DOCUMENTS[2:]])
    assert store.is_linked()
    run(store, DOCUMENTS)
    assert dump(store) == WHOLE


def test_forgetting_that_fails_forgets_nothing(store: Store) -> None:
    run(store, DOCUMENTS)
    with pytest.raises(UnknownId):
        forget_document(store, "d_none", PIPELINE)

    def interrupt(*read: Any) -> Iterator[Any]:
        raise KeyboardInterrupt
        yield

    with pytest.raises(KeyboardInterrupt):
        forget_document(store, DOCUMENTS[1].id, (*PIPELINE[:4], replace(CONTACTS, kernel=interrupt)))
    assert dump(store) == WHOLE


def test_relinking_works_out_what_is_missing(store: Store) -> None:
    run(store, DOCUMENTS)
    store.forget(DOCUMENTS[1].id)
    assert not store.is_linked()
    assert relink(store, PIPELINE).linked == ("overlaps", "actors", "contacts")
    assert relink(store, PIPELINE).linked == ()


# ---------------------------------------------------------------- the walk


def test_progress_is_told(store: Store) -> None:
    told: list[tuple[str, int, int | None]] = []
    run_pipeline(
        store, many(3), PIPELINE, progress=lambda *doing: told.append(doing), version="1", started="2031-04-01"
    )
    assert told[:3] == [("documents", 1, None), ("documents", 2, None), ("documents", 3, None)]
    assert [doing for doing, _, total in told[3:] if total == 3] == ["overlaps", "actors", "contacts", "written"][:3]


def test_an_empty_run_leaves_a_record(store: Store) -> None:
    assert run(store, []).read == 0
    assert store.rows("contacts") == []


def test_more_documents_than_a_batch(store: Store) -> None:
    assert run(store, many(70)).read == 70
    assert len(store.rows("contacts")) == 5
    assert run(store, reversed(many(70))) == RunSummary(unchanged=70)


def test_documents_read_before_the_input_broke_are_kept(store: Store) -> None:
    def broken() -> Iterator[Document]:
        yield from many(40)
        raise OSError("the pipe broke")

    with pytest.raises(OSError, match="pipe"):
        run(store, broken())
    assert len(store.rows("documents")) >= 32
    assert not store.is_linked()


@pytest.mark.parametrize(
    ("pipeline", "message"),
    [
        ((TELLINGS,), "reads sentences, which no stage before it writes"),
        ((SENTENCES, OVERLAPS, replace(OVERLAPS, name="again")), "writes overlaps, which another stage writes"),
        ((replace(SENTENCES, writes=("contacts",)),), "may not write contacts"),
        ((replace(SENTENCES, writes=("sentence",)),), "names a table sentence"),
        ((replace(SENTENCES, settings=Settings(refused=(object(),))),), "cannot be written down"),  # type: ignore[arg-type]
    ],
)
def test_a_pipeline_that_is_none_is_refused(pipeline: tuple[Stage, ...], message: str, store: Store) -> None:
    with pytest.raises(StageError, match=message):
        run(store, DOCUMENTS, pipeline)
