"""A page as the tests look at it: its elements, links and texts."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = frozenset({"meta", "br", "link", "img", "input", "hr"})


class Page(HTMLParser):
    """Parses a page strictly: every element that is opened is closed, in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.words: dict[str, str] = {}  # of each element with an id, the numbers that lead back left out
        self.documents: dict[str, str] = {}  # the text of each document, by the id of its article
        self._open: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()
        assert self._open == [], f"never closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        assert len(given) == len(attrs), f"an attribute twice in {self.get_starttag_text()}"
        self.elements.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"])
            self.words[given["id"]] = ""
        if tag == "a":
            assert "a" not in [name for name, _ in self._open], "a link inside a link"
            self.links.append(given["href"])
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self._open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"

    def handle_data(self, data: str) -> None:
        if any(given.get("class") == "back" for _, given in self._open):
            return
        article = ""
        for tag, given in self._open:
            if "id" in given:
                self.words[given["id"]] += data
            if tag == "article":
                article = given["id"]
            if given.get("class") == "text":
                self.documents[article] = self.documents.get(article, "") + data
