"""Bytes of files as the tests need them: PDFs and pages, made by hand."""

from __future__ import annotations

import textwrap

MENUS = "".join(f'<li><a href="/{number}">Section number {number}</a></li>' for number in range(20))
MENU_PAGE = f"""<html><head><title>The Narrows Post</title></head><body><nav><ul>{MENUS}</ul></nav>
<div class="menu"><a href="/in">Sign in</a> <a href="/buy">Subscribe</a></div>
<footer>© 2031 The Narrows Post. All rights reserved.</footer></body></html>"""
PAGE = f"""<!doctype html><html lang="en"><head><title>Vesk and Senn talk | The Narrows Post</title>
<meta property="og:title" content="Vesk and Senn talk"><meta property="og:site_name" content="The Narrows Post">
<meta property="article:published_time" content="2031-05-04T10:15:00+02:00">
<link rel="canonical" href="https://post.example/a/1"></head>
<body><nav><ul>{MENUS}</ul></nav><article><h1>Vesk and Senn talk</h1>
<p>The leaders of Norvia and Caldera spoke on Tuesday about the border dispute, her office said.</p>
<p>They agreed to meet again in the spring, and to have their teams work on the grain accord.</p>
</article><footer>© 2031 The Narrows Post. <a href="/p">Privacy</a></footer></body></html>"""


def make_pdf(
    paragraphs: list[str], *, title: str = "", gap: int = 10, lines_a_page: int = 40, numbers: bool = False
) -> bytes:
    """A PDF with a text layer: paragraphs wrapped at 80 columns, ``gap`` points of space between them."""
    lines: list[tuple[str, int]] = []
    for paragraph in paragraphs:
        wrapped = textwrap.wrap(paragraph, 80)
        lines += [(line, 14 + (gap if index == len(wrapped) - 1 else 0)) for index, line in enumerate(wrapped)]
    pages = [lines[start : start + lines_a_page] for start in range(0, max(1, len(lines)), lines_a_page)]
    objects = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", b""]
    kids = []
    for number, page in enumerate(pages, start=1):
        height, drawn = 720, []
        for line, step in page:
            escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            drawn.append(f"1 0 0 1 72 {height} Tm ({escaped}) Tj")
            height -= step
        if numbers:
            drawn.append(f"1 0 0 1 300 40 Tm (Page {number} of {len(pages)}) Tj")
        stream = b"BT /F1 11 Tf\n" + "\n".join(drawn).encode("cp1252") + b"\nET"
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
        resources = b"/MediaBox [0 0 612 792] /Resources << /Font << /F1 1 0 R >> >>"
        objects.append(b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R %b >>" % (len(objects), resources))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b" ".join(kids), len(kids))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    trailer = b"/Root %d 0 R" % len(objects)
    if title:
        objects.append(b"<< /Title (%b) >>" % title.encode())
        trailer += b" /Info %d 0 R" % len(objects)
    return _with_table(objects, trailer)


def _with_table(objects: list[bytes], trailer: bytes) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    size = b"trailer << /Size %d %b >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(data))
    return data + head + table + size
