"""Stock wording and its variants."""

from __future__ import annotations

from dragoman.model.records import Passage
from dragoman.model.span import Span
from dragoman.reuse.facts import Facts
from dragoman.reuse.formulas import gather_formulas
from dragoman.reuse.settings import PassageSettings
from tests.builders import Made, build
from tests.reuse.judging import judge
from tests.reuse.making import sentence

STOCK = "the unwavering commitment of Norvia to free and open passage through the Northern Straits"
CHANGED = STOCK.replace("unwavering", "ironclad")
CALLS = {"c1": ("orlo", "vesk"), "c2": ("orlo", "tarn"), "c3": ("senn", "vesk")}


def texts(*wordings: str) -> list[Made]:
    return [build(f"{sentence(n)} She stressed {wording}.", f"d{n}") for n, wording in enumerate(wordings)]


def test_a_formula_has_its_spread_its_first_day_and_who_took_part() -> None:
    made = texts(STOCK, STOCK, STOCK)
    [formula] = judge(
        *made, main={0: "c1", 1: "c2", 2: "c3"}, days={0: "2031-05-09", 1: "2031-04-01"}, participants=CALLS
    ).formulas
    assert STOCK in formula.wording
    assert (formula.first, formula.contacts) == ("2031-04-01", 3)
    assert formula.actors == ("orlo", "senn", "tarn", "vesk")
    assert len(formula.evidence) == 3


def test_a_word_that_changed_is_a_variant_with_its_first_day() -> None:
    made = texts(STOCK, STOCK, CHANGED)
    judged = judge(*made, main={0: "c1", 1: "c2", 2: "c3"}, days={0: "2031-04-01", 1: "2031-04-08", 2: "2031-06-01"})
    [formula] = judged.formulas
    first, second = formula.variants
    assert (first.wording, first.first, first.count) == (formula.wording, "2031-04-01", 2)
    assert (second.wording, second.first, second.count) == (
        formula.wording.replace("unwavering", "ironclad"), "2031-06-01", 1
    )  # fmt: skip
    assert [judged.words(span).count("ironclad") for span in formula.evidence].count(1) == 1


def test_documents_of_one_contact_count_once_and_make_no_formula_alone() -> None:
    made = texts(STOCK, STOCK, STOCK)
    assert judge(*made, main={0: "c1", 1: "c1", 2: "c1"}).formulas == []
    [formula] = judge(*made, main={0: "c1", 1: "c1", 2: "c2"}).formulas
    assert formula.contacts == 2
    assert formula.variants[0].count == 3


def test_two_stock_phrases_are_two_formulas() -> None:
    other = "close consultations with all allies and partners of the Meridian League in the coming weeks"
    made = texts(STOCK, f"{STOCK}. {sentence(90, 40)} He noted {other}", other)
    formulas = judge(*made, main={0: "c1", 1: "c2", 2: "c3"}).formulas
    assert sorted(STOCK in formula.wording for formula in formulas) == [False, True]


def test_evidence_slices_to_the_words_of_a_variant() -> None:
    judged = judge(*texts(STOCK, CHANGED, STOCK.upper()), main={0: "c1", 1: "c2", 2: "c3"})
    for formula in judged.formulas:
        wordings = {variant.wording.lower() for variant in formula.variants}
        assert {" ".join(judged.words(span).lower().split()) for span in formula.evidence} == wordings


def test_a_formula_keeps_its_id_when_another_document_uses_it() -> None:
    made = texts(STOCK, STOCK, STOCK)
    [one] = judge(*made[:2], main={0: "c1", 1: "c2"}).formulas
    [two] = judge(*made, main={0: "c1", 1: "c2", 2: "c3"}).formulas
    assert one.id == two.id


PERMANENT = "passage through the Northern Straits is a {} interest of Norvia and of every nation whose ships pass it"


def test_a_word_changed_between_two_contacts_leaves_one_formula() -> None:
    made = texts(PERMANENT.format("vital"), PERMANENT.format("permanent"))
    [formula] = judge(*made, main={0: "c1", 1: "c2"}, days={0: "2031-04-01", 1: "2031-06-01"}).formulas
    assert [(row.wording.count("vital"), row.first, row.count) for row in formula.variants] == [
        (1, "2031-04-01", 1),
        (0, "2031-06-01", 1),
    ]
    assert PERMANENT.format("vital") in formula.wording
    assert (formula.first, formula.contacts) == ("2031-04-01", 2)


def test_a_half_of_a_formula_that_others_have_alone_is_a_formula_of_its_own() -> None:
    tail = "interest of Norvia and of every nation whose ships pass it"
    made = texts(*(PERMANENT.format(word) for word in ("vital", "permanent", "lasting", "first")), tail, tail)
    contacts = {place: f"c{place}" for place in range(6)}
    found = {row.contacts: row.wording for row in judge(*made, main=contacts).formulas}
    assert "Northern Straits" in found[4]
    assert found[2].endswith(tail)
    assert "Northern Straits" not in found[2]


def test_a_formula_lies_in_one_sentence() -> None:
    end, begin = "the peace and the quiet of the Northern Straits", "The President also reiterated his openness"
    made = [build(f"{sentence(n)} He spoke of {end}. {begin} to {sentence(60 + n)}", f"e{n}") for n in range(3)]
    wordings = [formula.wording for formula in judge(*made, main={0: "c1", 1: "c2", 2: "c3"}).formulas]
    assert wordings
    assert not any("." in wording for wording in wordings)


def test_a_variant_lies_in_one_sentence_and_ends_at_a_mark() -> None:
    cut = STOCK.replace("through the Northern Straits", "and she left")
    split = STOCK.replace("to free", ". They saw free")
    made = texts(STOCK, STOCK, cut.replace(" and she", ", and she"), split)
    [formula] = judge(*made, main={place: f"c{place}" for place in range(4)}).formulas
    forms = {row.wording for row in formula.variants} - {formula.wording}
    assert forms == {f"She stressed {STOCK.removesuffix(' through the Northern Straits')}"}


def test_a_formula_recurs_in_documents_and_not_only_in_what_one_is_about() -> None:
    for other, count in ((sentence(82, 30), 0), (f"She stressed {STOCK}.", 1)):
        two = build(f"She stressed {STOCK}. {sentence(80)} She stressed {STOCK}.", "two")
        one = build(other, "one")
        facts = {
            made.document.id: Facts(made.document, main=main, sentences=[row.span for row in made.sentences])
            for made, main in ((two, {"c1", "c2"}), (one, {"c3"}))
        }
        sides = [Span(made.document.id, 0, len(made.document.text)) for made in (two, one)]
        passage = Passage("g", "formula", sides[0], sides[1], None, "unmarked", 0.5)
        assert len(list(gather_formulas([passage], facts, [], PassageSettings()))) == count


def test_that_people_spoke_is_no_formula() -> None:
    call = "President Ada Orlo of Norvia spoke by telephone today with Prime Minister Ilmar Vesk of Caldera"
    spoke = call.replace("by telephone ", "")
    for said, count in ((spoke, 0), (call, 1)):
        made = [build(f"{sentence(n)} {said} {words}. {sentence(n + 9)}", f"s{n}") for n, words in enumerate(TAILS)]
        assert len(judge(*made, main={0: "c1", 1: "c2"}).formulas) == count


TAILS = ("before noon", "at night")
