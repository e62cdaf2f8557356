"""The rows of the record, one frozen class a table.

The names of classes and fields are those of the record's tables and columns; a
trailing underscore keeps a Python keyword apart (``from_`` is the column
``from``). Ids of rows, documents and actors are plain strings. Days are ISO 8601
dates. Tuples stand in text order where they hold spans and in code point order
where they hold ids, so that equal rows are equal.

Rows that the exported tables show are built in two steps where a second document
can change them: what one document tells (``Telling``, ``Act``, ``Undertaking``,
``DateExpression``) is kept as it was read, and what follows from all documents
together (``Contact``, ``Position``, ``Commitment``, ``ResolvedDate``) is written
beside it and points back.
"""

from dragoman.model.records.kept import (
    Decision,
    Problem,
    Run,
)
from dragoman.model.records.linked import (
    Account,
    Cluster,
    Commitment,
    Comparison,
    Contact,
    FollowUp,
    Formula,
    Link,
    Member,
    Overlap,
    Passage,
    Position,
    Redirect,
    Report,
    Topic,
    Unsupported,
    Variant,
)
from dragoman.model.records.told import (
    EXCLUSIVE,
    JOINT,
    VOICE,
    Act,
    Actor,
    ActorSeen,
    Attribution,
    DateExpression,
    Description,
    Document,
    Inference,
    Mention,
    Publication,
    Region,
    ResolvedDate,
    Role,
    Sentence,
    Telling,
    Undertaking,
)

__all__ = [
    "EXCLUSIVE",
    "JOINT",
    "VOICE",
    "Account",
    "Act",
    "Actor",
    "ActorSeen",
    "Attribution",
    "Cluster",
    "Commitment",
    "Comparison",
    "Contact",
    "DateExpression",
    "Decision",
    "Description",
    "Document",
    "FollowUp",
    "Formula",
    "Inference",
    "Link",
    "Member",
    "Mention",
    "Overlap",
    "Passage",
    "Position",
    "Problem",
    "Publication",
    "Redirect",
    "Region",
    "Report",
    "ResolvedDate",
    "Role",
    "Run",
    "Sentence",
    "Telling",
    "Topic",
    "Undertaking",
    "Unsupported",
    "Variant",
]
