from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.contacts.link import link_contacts
from dragoman.contacts.settings import ContactSettings
from dragoman.model.records import (
    ActorSeen,
    Contact,
    Decision,
    Description,
    Document,
    Link,
    Overlap,
    Problem,
    Publication,
    Redirect,
    Region,
    Report,
    ResolvedDate,
    Telling,
)
from dragoman.model.span import Span
from tests.contacts.made import CAST

WORDS = " ".join(f"word{n}" for n in range(200))


class Record:
    """A record built one telling at a time; each telling has a document of its own unless told otherwise."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.descriptions: list[Description] = []
        self.publications: list[Publication] = []
        self.tellings: list[Telling] = []
        self.dates: list[ResolvedDate] = []
        self.overlaps: list[Overlap] = []
        self.decisions: list[Decision] = []
        self.regions: list[Region] = []
        self.seen: list[ActorSeen] = []

    def carry(self, doc: str, people: str, published: str | None) -> None:
        """A document that tells of no contact, and names these."""
        self.documents.append(Document(doc, doc, WORDS, "0" * 64))
        self.descriptions.append(Description(doc, "report"))
        if published:
            self.publications.append(Publication(doc, published, "metadata"))
        self.seen += [ActorSeen(doc, CAST[name]) for name in people.split()]

    def date(self, doc: str, day: str) -> None:
        """The document has a dateline with a month and a day, as in "10-30"."""
        number = len(self.regions)
        span = Span(doc, 150 + 10 * number, 156 + 10 * number)
        self.regions.append(Region(f"r_{number}", span, "dateline"))
        self.dates.append(ResolvedDate(f"t_{doc}_{span.start}", span, f"XXXX-{day}", anchor="published"))

    def tell(
        self,
        doc: str,
        people: str = "orlo vesk",
        kind: str = "call",
        *,
        day: str | None = None,
        until: str | None = None,
        weekday: int | None = None,
        anchor: str = "expression",
        status: str = "held",
        main: bool = True,
        published: str | None = None,
        published_from: str = "metadata",
        form: str = "readout",
        initiator: str | None = None,
        hints: Sequence[str] = (),
    ) -> Telling:
        if all(d.id != doc for d in self.documents):
            self.documents.append(Document(doc, doc, WORDS, "0" * 64))
            self.descriptions.append(Description(doc, form))
            if published:
                self.publications.append(Publication(doc, published, published_from))
        place = 10 * sum(t.span.doc_id == doc for t in self.tellings)
        span = Span(doc, place, place + 6)
        dates: tuple[str, ...] = ()
        if day or weekday:
            row = ResolvedDate(
                f"t_{doc}_{place}", span, day or "", day, until or day, anchor, bool(day),
                (f"weekday:{weekday}",) if weekday else (),
            )  # fmt: skip
            self.dates.append(row)
            dates = (row.id,)
        told = Telling(
            f"tl_{doc}_{place}", span, kind, tuple(sorted(people.split())), status, initiator, None, dates, main,
            None, tuple(hints), (span,),
        )  # fmt: skip
        self.tellings.append(told)
        return told

    def share(self, one: str, two: str, words: int, start: int = 100) -> None:
        """Both documents have the same words from a place on."""
        length = len(" ".join(WORDS[start:].split()[:words]))
        a, b = sorted((one, two))
        name = f"o_{a}_{b}_{start}"
        self.overlaps.append(Overlap(name, Span(a, start, start + length), Span(b, start, start + length), 1.0, True))

    def rows(self, order: int = 1) -> list[Contact | Redirect | Report | Link | Problem]:
        """All rows; ``order`` turns the input around, which must not matter."""
        return list(
            link_contacts(
                self.documents[::order], self.descriptions[::order], self.regions[::order], self.publications[::order],
                self.tellings[::order], self.dates[::order], self.overlaps[::order], list(CAST.values())[::order],
                self.seen[::order], self.decisions[::order], ContactSettings(),
            )
        )  # fmt: skip

    def contacts(self) -> list[Contact]:
        return [row for row in self.rows() if isinstance(row, Contact)]

    def groups(self) -> list[set[str]]:
        """The documents of each contact."""
        found: dict[str, set[str]] = {}
        for row in self.rows():
            if isinstance(row, Report):
                found.setdefault(row.contact, set()).add(row.doc_id)
        return sorted(found.values(), key=sorted)


def test_nothing_told_gives_nothing() -> None:
    assert Record().rows() == []


def test_the_same_people_on_one_day_are_one_contact() -> None:
    record = Record()
    record.tell("a", day="2031-03-03")
    record.tell("b", day="2031-03-03", kind="conversation")
    (contact,) = record.contacts()
    assert (contact.kind, contact.from_, contact.to, contact.date_basis) == ("call", "2031-03-03", "2031-03-03", "text")
    assert contact.participants == ("orlo", "vesk")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"day": "2031-03-04"}, "another day"),
        ({"day": "2031-03-03", "kind": "meeting"}, "a call and a meeting"),
        ({"day": "2031-03-03", "people": "senn vesk"}, "another of the same side"),
        ({"day": "2031-03-03", "people": "orlo vesk halt"}, "a third side"),
        ({"day": "2031-03-03", "people": "orlo halt"}, "another side"),
        ({"day": "2031-03-03", "kind": "letter"}, "a letter"),
    ],
)
def test_other_contacts_stay_apart(other: dict[str, str], why: str) -> None:
    record = Record()
    record.tell("a", day="2031-03-03")
    record.tell("b", **other)  # type: ignore[arg-type]
    assert record.groups() == [{"a"}, {"b"}], why


def test_likeness_of_wording_joins_no_two_days() -> None:
    record = Record()
    record.tell("a", day="2031-03-03")
    record.tell("b", day="2031-03-09")
    record.share("a", "b", 90)
    assert record.groups() == [{"a"}, {"b"}]


def test_a_virtual_meeting_is_told_as_a_call_and_as_a_meeting() -> None:
    record = Record()
    record.tell("a", day="2031-03-03", kind="call")
    record.tell("b", day="2031-03-03", kind="meeting")
    record.tell("c", day="2031-03-03", kind="video_call")
    (contact,) = record.contacts()
    assert contact.kind == "video_call"


def test_persons_take_the_place_of_their_state() -> None:
    record = Record()
    record.tell("a", "orlo caldera", day="2031-03-03")
    record.tell("b", "orlo vesk", day="2031-03-03")
    (contact,) = record.contacts()
    assert contact.participants == ("orlo", "vesk")


def test_companions_of_one_side_do_not_make_another_contact() -> None:
    record = Record()
    record.tell("a", "orlo senn vesk", day="2031-03-03")
    record.tell("b", "orlo vesk", day="2031-03-03")
    assert record.groups() == [{"a", "b"}]


def test_a_plan_and_what_was_held_are_one_contact_and_it_was_held() -> None:
    record = Record()
    record.tell("notice", day="2031-03-03", status="planned", kind="visit")
    record.tell("readout", day="2031-03-03", kind="meeting")
    (contact,) = record.contacts()
    assert (contact.status, contact.kind) == ("held", "meeting")


def test_a_contact_may_be_held_off_the_day_it_was_announced_for() -> None:
    record = Record()
    record.tell("notice", day="2031-03-02", status="planned", kind="meeting")
    record.tell("readout", day="2031-03-03", kind="meeting")
    (contact,) = record.contacts()
    assert (contact.from_, contact.status) == ("2031-03-03", "held")
    far = Record()
    far.tell("notice", day="2031-03-02", status="planned", kind="meeting")
    far.tell("readout", day="2031-03-09", kind="meeting")
    assert far.groups() == [{"notice"}, {"readout"}]


def test_a_plan_prefers_the_day_it_names() -> None:
    record = Record()
    record.tell("notice", day="2031-03-03", status="planned")
    record.tell("a", day="2031-03-02")
    record.tell("b", day="2031-03-03")
    assert record.groups() == [{"a"}, {"b", "notice"}]


def test_a_range_joins_the_only_contact_in_it() -> None:
    record = Record()
    record.tell("a", day="2031-03-03", kind="meeting")
    record.tell("b", day="2031-03-01", until="2031-03-31", kind="meeting", main=False)
    assert record.groups() == [{"a", "b"}]
    record.tell("c", day="2031-03-20", kind="meeting")
    assert record.groups() == [{"a"}, {"b"}, {"c"}]


def test_plans_for_the_same_week_are_one_and_for_the_same_half_year_or_in_one_document_are_not() -> None:
    record = Record()
    for doc in ("a", "b"):
        record.tell(doc, day="2031-03-10", until="2031-03-16", status="planned", main=False)
    record.tell("b", day="2031-03-10", until="2031-03-16", status="planned", main=False)
    for doc in ("c", "d"):
        record.tell(doc, day="2031-01-01", until="2031-06-30", status="planned", main=False)
    assert record.groups() == [{"a", "b"}, {"b"}, {"c"}, {"d"}]
    record.tell("held", day="2031-03-12")
    assert any({"a", "b", "held"} <= group for group in record.groups())


def test_an_undated_report_joins_the_contact_whose_text_it_copies() -> None:
    record = Record()
    record.tell("readout", day="2031-03-03")
    record.tell("other", day="2031-03-09")
    record.tell("report", kind="conversation", form="report")
    assert record.groups() == [{"other"}, {"readout"}, {"report"}]
    record.share("readout", "report", 40)
    assert record.groups() == [{"other"}, {"readout", "report"}]
    assert [c.from_ for c in record.contacts()] == ["2031-03-03", "2031-03-09"]


def test_short_stock_wording_is_no_copy() -> None:
    record = Record()
    record.tell("a", day="2031-03-03")
    record.tell("b", form="report")
    record.share("a", "b", 20)
    assert record.groups() == [{"a"}, {"b"}]


def test_what_two_official_texts_share_is_stock_wording() -> None:
    record = Record()
    record.tell("a", day="2031-03-03")
    record.tell("b", form="statement")
    record.share("a", "b", 90)
    assert record.groups() == [{"a"}, {"b"}]


def test_one_sentence_is_a_copy_where_the_weekday_fits() -> None:
    record = Record()
    record.tell("a", day="2031-03-03")  # a Monday
    record.tell("b", weekday=1, form="report")
    record.share("a", "b", 27)
    assert record.groups() == [{"a", "b"}]
    other = Record()
    other.tell("a", day="2031-03-03")
    other.tell("b", weekday=2, form="report")
    other.share("a", "b", 27)
    assert other.groups() == [{"a"}, {"b"}]


def test_wording_that_stands_in_another_contacts_text_too_is_no_copy() -> None:
    record = Record()
    record.tell("a", day="2031-03-03")
    record.tell("b", day="2031-03-09")
    record.tell("c", form="report")
    record.share("a", "c", 40)
    record.share("b", "c", 40)
    assert record.groups() == [{"a"}, {"b"}, {"c"}]


def test_two_undated_reports_of_one_text_are_one_contact() -> None:
    record = Record()
    record.tell("a", form="report", kind="conversation")
    record.tell("b", form="report")
    record.share("a", "b", 60)
    (contact,) = record.contacts()
    assert (contact.kind, contact.from_, contact.date_basis) == ("call", None, None)


def test_what_is_done_and_still_to_be_done_keeps_copies_apart() -> None:
    record = Record()
    record.tell("a", form="report", hints=["done:exten-ford"])
    record.tell("b", form="report", hints=["todo:exten-ford-old"])
    record.share("a", "b", 60)
    assert record.groups() == [{"a"}, {"b"}]
    against = [row for row in record.rows() if isinstance(row, Link) and row.weighs == "against"]
    assert {row.fact for row in against} == {"done or still to be done"}


def test_a_weekday_that_does_not_fit_keeps_copies_apart() -> None:
    record = Record()
    record.tell("a", day="2031-03-03")  # a Monday
    record.tell("b", weekday=2, form="report")
    record.share("a", "b", 60)
    assert record.groups() == [{"a"}, {"b"}]


def test_what_one_of_several_copies_tells_keeps_another_apart() -> None:
    record = Record()
    record.tell("a", form="report", weekday=1, hints=["done:exten-ford"])
    record.tell("b", form="report")
    record.tell("c", form="report", weekday=2)
    record.tell("d", form="report", hints=["todo:exten-ford"])
    record.share("a", "b", 80)
    record.share("b", "c", 60)
    record.share("b", "d", 60)
    assert record.groups() == [{"a", "b"}, {"c"}, {"d"}]


def test_bounds_of_any_copy_keep_a_contact_of_another_time_apart() -> None:
    record = Record()
    record.tell("a", form="report", published="2031-03-02")
    record.tell("b", form="report")
    record.tell("readout", day="2031-03-03")
    record.share("a", "b", 80)
    record.share("b", "readout", 60)
    assert record.groups() == [{"a", "b"}, {"readout"}]


def test_copies_of_one_document_with_two_companies_stay_apart_by_their_people() -> None:
    record = Record()
    record.tell("a", "orlo vesk", form="report")
    record.tell("b", "caldera orlo", form="report")
    record.tell("c", "caldera senn", form="report")
    record.share("a", "b", 80)
    record.share("b", "c", 60)
    assert record.groups() == [{"a", "b"}, {"c"}]


def test_proposals_for_one_range_of_days_are_one_and_for_another_or_none_are_not() -> None:
    record = Record()
    for doc in ("a", "b"):
        record.tell(doc, day="2031-03-01", until="2031-03-31", kind="meeting", status="proposed")
    record.tell("c", day="2031-03-01", until="2031-04-30", kind="meeting", status="proposed")
    record.tell("d", kind="meeting", status="proposed")
    record.tell("e", kind="meeting", status="proposed")
    record.tell("f", day="2031-03-01", until="2031-03-31", kind="meeting", status="planned")
    assert record.groups() == [{"a", "b"}, {"c"}, {"d"}, {"e"}, {"f"}]


def test_a_readout_without_a_day_is_dated_by_its_publication() -> None:
    record = Record()
    record.tell("a", published="2031-03-03")
    (contact,) = record.contacts()
    assert (contact.from_, contact.date_basis) == ("2031-03-03", "published")


def test_a_report_without_a_day_is_only_bounded_by_its_publication() -> None:
    record = Record()
    record.tell("a", published="2031-03-03", form="report")
    (contact,) = record.contacts()
    assert (contact.from_, contact.latest, contact.date_basis) == (None, "2031-03-03", None)


def test_a_plan_without_a_day_is_bounded_from_below() -> None:
    record = Record()
    record.tell("a", published="2031-03-03", status="planned")
    (contact,) = record.contacts()
    assert (contact.from_, contact.earliest, contact.latest) == (None, "2031-03-03", None)


def test_a_month_stands_for_when_it_was_and_a_year_only_bounds_it() -> None:
    month, year = Record(), Record()
    month.tell("a", day="2031-03-01", until="2031-03-31", status="planned")
    year.tell("a", day="2031-03-01", until="2031-12-31", status="planned")
    assert [(c.from_, c.to) for c in month.contacts()] == [("2031-03-01", "2031-03-31")]
    assert [(c.from_, c.to) for c in year.contacts()] == [(None, None)]
    assert [(c.earliest, c.latest) for c in year.contacts()] == [("2031-03-01", "2031-12-31")]


def test_a_preview_without_a_day_is_of_what_was_held_just_after() -> None:
    record = Record()
    record.tell("preview", published="2031-03-02", status="planned", kind="visit", form="transcript")
    record.tell("readout", day="2031-03-03", kind="meeting")
    record.tell("later", day="2031-05-03", kind="meeting")
    assert record.groups() == [{"later"}, {"preview", "readout"}]


def test_what_an_official_account_says_in_passing_is_of_the_one_contact_of_the_days_before() -> None:
    record = Record()
    record.tell("readout", day="2031-03-03", published="2031-03-03")
    record.tell("address", published="2031-03-04", form="statement", main=False)
    record.tell("report", published="2031-03-04", form="report", main=False)
    assert record.groups() == [{"address", "readout"}, {"report"}]
    record.tell("another", day="2031-03-04", published="2031-03-04")
    assert {"address"} in record.groups()


def test_a_day_that_leans_on_a_matched_publication_says_so() -> None:
    record = Record()
    day = "2031-03-03"
    record.tell("a", day=day, anchor="published", published=day, published_from="match", form="report")
    assert [c.date_basis for c in record.contacts()] == ["match"]


def test_remarks_and_readout_published_a_day_apart_are_one_meeting() -> None:
    record = Record()
    record.tell("remarks", published="2031-03-03", kind="meeting", form="transcript")
    record.tell("readout", day="2031-03-04", anchor="published", published="2031-03-04", kind="meeting")
    assert record.groups() == [{"readout", "remarks"}]


def test_two_readouts_or_two_calls_on_two_days_are_two_contacts() -> None:
    readouts, calls = Record(), Record()
    readouts.tell("a", published="2031-03-03", kind="meeting")
    readouts.tell("b", published="2031-03-04", kind="meeting")
    calls.tell("a", published="2031-03-03", form="transcript")
    calls.tell("b", published="2031-03-04")
    assert readouts.groups() == [{"a"}, {"b"}]
    assert calls.groups() == [{"a"}, {"b"}]


def test_a_proposal_that_two_reports_of_one_call_tell_of_is_one() -> None:
    record = Record()
    for doc in ("a", "b"):
        record.tell(doc, day="2031-03-03")
        record.tell(doc, kind="summit" if doc == "a" else "meeting", status="proposed", main=False)
    record.tell("c", day="2031-05-03")
    record.tell("c", kind="summit", status="proposed", main=False)
    proposals = [c for c in record.contacts() if c.status == "proposed"]
    assert [sorted({s.doc_id for s in c.evidence}) for c in proposals] == [["a", "b"], ["c"]]


def test_the_tellings_of_one_document_stay_apart() -> None:
    record = Record()
    record.tell("a", day="2031-03-03")
    record.tell("a", day="2031-03-03", main=False)
    assert len(record.contacts()) == 2


def test_a_group_without_names_is_those_who_were_named_that_day() -> None:
    record = Record()
    group = replace(CAST["four"], kind="group")
    record.tell("a", "orlo four", day="2031-03-03")
    record.tell("b", "orlo vesk halt", day="2031-03-03")
    actors = [group if actor.id == "four" else actor for actor in CAST.values()]
    rows = link_contacts(
        record.documents, record.descriptions, [], [], record.tellings, record.dates, [], actors, [], [],
        ContactSettings(),
    )  # fmt: skip
    assert [row.participants for row in rows if isinstance(row, Contact)] == [("halt", "orlo", "vesk")]


def test_initiators_of_one_side_agree_and_those_of_two_become_a_problem() -> None:
    record = Record()
    record.tell("a", day="2031-03-03", initiator="caldera")
    record.tell("b", day="2031-03-03", initiator="vesk")
    assert [c.initiator for c in record.contacts()] == ["vesk"]
    record.tell("c", day="2031-03-03", initiator="orlo")
    assert [c.initiator for c in record.contacts()] == [None]
    assert [row.code for row in record.rows() if isinstance(row, Problem)] == ["initiators_differ"]


def test_a_contact_has_the_id_of_its_first_telling_and_the_others_redirect() -> None:
    record = Record()
    record.tell("b", day="2031-03-03")
    alone = record.contacts()[0].id
    record.tell("c", day="2031-03-03")
    (contact,) = record.contacts()
    assert contact.id == alone
    record.tell("a", day="2031-03-03")
    (contact,) = record.contacts()
    redirects = {row.id: row.contact for row in record.rows() if isinstance(row, Redirect)}
    assert redirects[alone] == contact.id != alone
    assert len(redirects) == 2


def test_every_report_names_its_telling_and_every_link_its_evidence() -> None:
    record = Record()
    record.tell("a", day="2031-03-03")
    record.tell("b", day="2031-03-03", main=False)
    rows = record.rows()
    assert [(r.doc_id, r.main, r.telling) for r in rows if isinstance(r, Report)] == [
        ("a", True, "tl_a_0"),
        ("b", False, "tl_b_0"),
    ]
    links = [row for row in rows if isinstance(row, Link)]
    assert {link.fact for link in links if link.weighs == "for"} == {"participants", "kind", "date"}
    assert all(link.evidence for link in links)


def test_a_neighbour_in_time_is_named_with_what_speaks_against_it() -> None:
    record = Record()
    record.tell("a", day="2031-03-03")
    record.tell("b", day="2031-03-05")
    against = {(r.doc_id, r.fact) for r in record.rows() if isinstance(r, Link) and r.weighs == "against"}
    assert against == {("a", "date"), ("b", "date")}


@pytest.mark.parametrize(
    ("dateline", "weekday", "joined"),
    [
        ("03-03", None, True),
        ("03-05", None, True),  # reported two days later
        ("03-06", None, False),
        ("03-02", None, False),  # before it was held
        ("03-03", 1, True),  # it was a Monday
        ("03-03", 2, False),
        ("02-29", None, False),
    ],
)
def test_a_dateline_without_a_year_is_enough_to_know_the_contact(
    dateline: str, weekday: int | None, joined: bool
) -> None:
    record = Record()
    record.tell("a", day="2031-03-03")
    record.tell("b", weekday=weekday, form="report")
    record.date("b", dateline)
    assert (record.groups() == [{"a", "b"}]) is joined


def test_a_dateline_does_not_choose_between_two_years_nor_between_two_datelines() -> None:
    record = Record()
    record.tell("a", day="2031-03-03")
    record.tell("b", form="report")
    record.date("b", "03-03")
    record.date("b", "03-04")
    assert record.groups() == [{"a"}, {"b"}]
    record = Record()
    record.tell("a", day="2031-03-03")
    record.tell("c", day="2032-03-03")
    record.tell("b", form="report")
    record.date("b", "03-03")
    assert record.groups() == [{"a"}, {"b"}, {"c"}]


def test_a_dateline_of_new_year_s_day_follows_the_last_day_of_the_year() -> None:
    record = Record()
    record.tell("a", day="2031-12-31")
    record.tell("b", form="report")
    record.date("b", "01-01")
    assert record.groups() == [{"a", "b"}]


def decide(kind: str, value: str, made: str = "2031-04-01") -> Decision:
    return Decision(f"k_{kind}_{made}", kind, Span("a", 0, 4), value, "reader", made)


def test_a_decision_goes_before_days_and_kinds() -> None:
    record = Record()
    record.tell("a", day="2031-03-03")
    record.tell("b", day="2031-03-09", kind="meeting")
    record.decisions = [decide("same", "b")]
    assert record.groups() == [{"a", "b"}]
    record.decisions = [decide("same", "b:0:3"), decide("different", "b:0:3", "2031-04-02")]
    assert record.groups() == [{"a"}, {"b"}]


def test_decisions_build_on_one_another() -> None:
    record = Record()
    for doc, day in (("a", 3), ("b", 9), ("c", 15)):
        record.tell(doc, day=f"2031-03-{day:02}")
    record.decisions = [decide("same", "b"), decide("same", "c", "2031-04-02")]
    assert record.groups() == [{"a", "b", "c"}]
    record.decisions = [*record.decisions, decide("different", "b", "2031-04-03")]
    assert record.groups() == [{"a", "c"}, {"b"}]


def test_a_decision_can_take_apart_what_a_day_joined() -> None:
    record = Record()
    record.tell("a", day="2031-03-03")
    record.tell("b", day="2031-03-03")
    record.decisions = [decide("different", "b")]
    assert record.groups() == [{"a"}, {"b"}]


def test_a_decision_on_words_that_tell_of_nothing_is_without_effect() -> None:
    record = Record()
    record.tell("a", day="2031-03-03")
    record.decisions = [decide("same", "gone:1:2"), decide("same", "gone"), decide("same", "a:900:910")]
    assert record.groups() == [{"a"}]


ANY_TELLING = st.tuples(
    st.sampled_from(["orlo vesk", "senn vesk", "orlo halt", "orlo halt vesk", "caldera orlo"]),
    st.sampled_from(["call", "conversation", "meeting", "video_call", "visit", "summit"]),
    st.sampled_from(["held", "planned", "proposed", "intended"]),
    st.one_of(st.none(), st.integers(0, 6)),
    st.booleans(),
    st.sampled_from(["readout", "report", "transcript"]),
)


@given(st.lists(ANY_TELLING, max_size=8))
def test_the_order_of_the_rows_does_not_matter_and_every_telling_is_in_one_contact(
    told: list[tuple[str, str, str, int | None, bool, str]],
) -> None:
    record = Record()
    for number, (people, kind, status, day, main, form) in enumerate(told):
        date = None if day is None else str(datetime.date(2031, 3, 3) + datetime.timedelta(days=day))
        record.tell(f"d{number}", people, kind, status=status, day=date, main=main, form=form)
    rows = record.rows()
    assert rows == record.rows(order=-1)
    assert sorted(r.telling for r in rows if isinstance(r, Report)) == sorted(t.id for t in record.tellings)
    contacts = {row.id for row in rows if isinstance(row, Contact)}
    assert {r.contact for r in rows if isinstance(r, Report | Link)} <= contacts
    assert not contacts & {r.id for r in rows if isinstance(r, Redirect)}


def _carried(people: str = "orlo vesk", published: str | None = "2031-03-04", words: int = 12) -> Record:
    """The account of one call, and a document that has words of it and tells of no contact."""
    record = Record()
    record.tell("readout", day="2031-03-03")
    record.carry("wire", people, published)
    record.share("readout", "wire", words)
    return record


def test_a_document_that_carries_an_account_is_of_its_contact() -> None:
    record = _carried()
    assert record.groups() == [{"readout", "wire"}]
    (link,) = [row for row in record.rows() if isinstance(row, Link) and row.doc_id == "wire"]
    assert (link.fact, link.weighs) == ("passage", "for")
    assert {span.doc_id for span in link.evidence} == {"readout", "wire"}


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (_carried("orlo"), "one of the two is not named"),
        (_carried("orlo senn"), "another of that side is"),
        (_carried(published="2031-03-02"), "it came out before the call"),
        (_carried(published="2031-03-09"), "it came out long after"),
        (_carried(published=None), "its day is not known"),
        (_carried(words=11), "the words are too few"),
    ],
)
def test_wording_alone_is_no_evidence(record: Record, why: str) -> None:
    assert record.groups() == [{"readout"}]


def test_wording_of_two_calls_leads_to_neither() -> None:
    record = _carried()
    record.tell("before", day="2031-03-01")
    record.share("before", "wire", 12)
    record.share("before", "readout", 12)
    assert record.groups() == [{"before"}, {"readout"}]


def test_what_a_document_tells_goes_before_what_it_carries() -> None:
    record = _carried()
    record.tell("wire", "orlo halt", day="2031-03-04", form="report")
    assert record.groups() == [{"readout"}, {"wire"}]
