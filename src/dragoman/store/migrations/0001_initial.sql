-- The record, as its first version has it.
--
-- A table has the columns of its record class in model/records.py, doc, start, "end" and
-- field standing for a span; other spans, tuples and records inside a record are JSON, as
-- model/codec.py writes them. Offsets count code points from 0; substr counts from 1.

CREATE TABLE migrations (
    version INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, applied TEXT NOT NULL
);

CREATE TABLE documents (
    n INTEGER PRIMARY KEY AUTOINCREMENT, -- what spans and search name it by; never used twice
    id TEXT NOT NULL UNIQUE, path TEXT NOT NULL, sha256 TEXT NOT NULL, title TEXT, outlet TEXT, url TEXT,
    published TEXT, published_from TEXT, language TEXT, replaces TEXT,
    digest BLOB NOT NULL, -- of the text
    text TEXT NOT NULL
);

-- What each path said of a document: two files of one name and text are one document.
CREATE TABLE sources (
    path TEXT NOT NULL,
    doc TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    told TEXT NOT NULL, -- the document's columns as JSON, id and text left out
    PRIMARY KEY (doc, path)
) WITHOUT ROWID;

-- ---------------------------------------------------------------- what one document tells

CREATE TABLE descriptions (
    doc TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, issuer TEXT, evidence TEXT NOT NULL,
    PRIMARY KEY (doc)
) WITHOUT ROWID;

CREATE TABLE regions (
    id TEXT NOT NULL,
    doc TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, field TEXT NOT NULL, kind TEXT NOT NULL, issuer TEXT,
    PRIMARY KEY (doc, id)
) WITHOUT ROWID;

CREATE TABLE sentences (
    id TEXT NOT NULL,
    doc TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, field TEXT NOT NULL,
    PRIMARY KEY (doc, id)
) WITHOUT ROWID;

CREATE TABLE actors_seen (
    doc TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    actor TEXT NOT NULL,
    PRIMARY KEY (doc, actor)
) WITHOUT ROWID;

CREATE TABLE mentions (
    id TEXT NOT NULL,
    doc TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, field TEXT NOT NULL, actor TEXT NOT NULL, form TEXT NOT NULL,
    members TEXT NOT NULL,
    PRIMARY KEY (doc, id)
) WITHOUT ROWID;

CREATE TABLE date_expressions (
    id TEXT NOT NULL,
    doc TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, field TEXT NOT NULL, meaning TEXT NOT NULL, value TEXT NOT NULL,
    anchor TEXT, direction TEXT,
    PRIMARY KEY (doc, id)
) WITHOUT ROWID;

CREATE TABLE attributions (
    id TEXT NOT NULL,
    doc TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    source TEXT NOT NULL, cue TEXT NOT NULL, content TEXT NOT NULL, addressee TEXT NOT NULL, mode TEXT NOT NULL,
    parent TEXT, source_actor TEXT, addressee_actor TEXT, teller TEXT, probability REAL, rule TEXT NOT NULL,
    PRIMARY KEY (doc, id)
) WITHOUT ROWID;

CREATE TABLE tellings (
    id TEXT NOT NULL,
    doc TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, field TEXT NOT NULL, kind TEXT NOT NULL,
    participants TEXT NOT NULL, status TEXT NOT NULL, initiator TEXT, place TEXT, dates TEXT NOT NULL,
    main INTEGER NOT NULL, issued TEXT, hints TEXT NOT NULL, evidence TEXT NOT NULL,
    PRIMARY KEY (doc, id)
) WITHOUT ROWID;

CREATE TABLE acts (
    id TEXT NOT NULL,
    doc TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    attribution TEXT NOT NULL, act TEXT NOT NULL, actor TEXT NOT NULL, addressee TEXT NOT NULL, topics TEXT NOT NULL,
    negated INTEGER NOT NULL, hedged INTEGER NOT NULL, telling TEXT, evidence TEXT NOT NULL,
    PRIMARY KEY (doc, id)
) WITHOUT ROWID;

CREATE TABLE undertakings (
    id TEXT NOT NULL,
    doc TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    act TEXT NOT NULL, kind TEXT NOT NULL, parties TEXT NOT NULL, topics TEXT NOT NULL, deadline TEXT,
    evidence TEXT NOT NULL,
    PRIMARY KEY (doc, id)
) WITHOUT ROWID;

CREATE TABLE document_problems (
    id TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, next_step TEXT NOT NULL,
    doc TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER, "end" INTEGER, field TEXT, path TEXT, stage TEXT,
    PRIMARY KEY (id)
) WITHOUT ROWID;
CREATE INDEX document_problems_by_doc ON document_problems (doc);

-- ---------------------------------------------------------------- what all documents together tell

CREATE TABLE overlaps (
    id TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, similarity REAL NOT NULL, verbatim INTEGER NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE TABLE publications (
    doc TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    published TEXT NOT NULL, published_from TEXT NOT NULL, evidence TEXT NOT NULL,
    PRIMARY KEY (doc)
) WITHOUT ROWID;

CREATE TABLE dates (
    id TEXT NOT NULL,
    doc TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, "from" TEXT, "to" TEXT,
    anchor TEXT, resolved INTEGER NOT NULL, constraints TEXT NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;
CREATE INDEX dates_by_doc ON dates (doc);

CREATE TABLE actors (
    id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, aliases TEXT NOT NULL, member_of TEXT,
    roles TEXT NOT NULL, origin TEXT NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE TABLE contacts (
    id TEXT NOT NULL, kind TEXT NOT NULL, participants TEXT NOT NULL, "from" TEXT, "to" TEXT, earliest TEXT,
    latest TEXT, date_basis TEXT, status TEXT NOT NULL, initiator TEXT, place TEXT, evidence TEXT NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE TABLE redirects (
    id TEXT NOT NULL, contact TEXT NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE TABLE reports (
    doc TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    contact TEXT NOT NULL, main INTEGER NOT NULL, probability REAL, evidence TEXT NOT NULL, telling TEXT NOT NULL,
    PRIMARY KEY (doc, contact)
) WITHOUT ROWID;
CREATE INDEX reports_by_contact ON reports (contact);

CREATE TABLE links (
    doc TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    contact TEXT NOT NULL, fact TEXT NOT NULL, weighs TEXT NOT NULL, evidence TEXT NOT NULL,
    PRIMARY KEY (doc, contact, fact, weighs, evidence)
) WITHOUT ROWID;
CREATE INDEX links_by_contact ON links (contact);

CREATE TABLE passages (
    id TEXT NOT NULL, kind TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, earlier TEXT, marked TEXT NOT NULL,
    similarity REAL NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE TABLE clusters (
    id TEXT NOT NULL, source TEXT, members TEXT NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE TABLE formulas (
    id TEXT NOT NULL, wording TEXT NOT NULL, first TEXT, contacts INTEGER NOT NULL, actors TEXT NOT NULL,
    variants TEXT NOT NULL, evidence TEXT NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE TABLE inferences (
    attribution TEXT NOT NULL, teller_inferred TEXT NOT NULL, evidence TEXT NOT NULL,
    PRIMARY KEY (attribution)
) WITHOUT ROWID;

CREATE TABLE accounts (
    id TEXT NOT NULL, contact TEXT, teller TEXT NOT NULL, stated INTEGER NOT NULL, whole INTEGER NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;
CREATE INDEX accounts_by_contact ON accounts (contact);

CREATE TABLE positions (
    id TEXT NOT NULL, contact TEXT, account TEXT NOT NULL, actor TEXT NOT NULL, act TEXT NOT NULL,
    addressee TEXT NOT NULL, topics TEXT NOT NULL, negated INTEGER NOT NULL, hedged INTEGER NOT NULL,
    attribution TEXT NOT NULL, same_as TEXT, probability REAL, evidence TEXT NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;
CREATE INDEX positions_by_contact ON positions (contact);

CREATE TABLE commitments (
    id TEXT NOT NULL, contact TEXT, account TEXT NOT NULL, kind TEXT NOT NULL, parties TEXT NOT NULL,
    topics TEXT NOT NULL, deadline TEXT, status TEXT NOT NULL, same_as TEXT, evidence TEXT NOT NULL,
    follow_ups TEXT NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;
CREATE INDEX commitments_by_contact ON commitments (contact);

CREATE TABLE comparisons (
    contact TEXT NOT NULL, topic TEXT NOT NULL, account TEXT NOT NULL, cell TEXT NOT NULL, evidence TEXT NOT NULL,
    PRIMARY KEY (contact, topic, account)
) WITHOUT ROWID;

CREATE TABLE unsupported (
    id TEXT NOT NULL,
    doc TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, field TEXT NOT NULL, account TEXT NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;
CREATE INDEX unsupported_by_doc ON unsupported (doc);

CREATE TABLE topics (
    key TEXT NOT NULL, label TEXT NOT NULL, parent TEXT,
    PRIMARY KEY (key)
) WITHOUT ROWID;

CREATE TABLE problems (
    id TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, next_step TEXT NOT NULL, doc TEXT,
    start INTEGER, "end" INTEGER, field TEXT, path TEXT, stage TEXT,
    PRIMARY KEY (id)
) WITHOUT ROWID;

-- ---------------------------------------------------------------- what no stage derives

CREATE TABLE input_problems (
    id TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, next_step TEXT NOT NULL, doc TEXT,
    start INTEGER, "end" INTEGER, field TEXT, path TEXT, stage TEXT,
    PRIMARY KEY (id)
) WITHOUT ROWID;

CREATE TABLE decisions (
    id TEXT NOT NULL, kind TEXT NOT NULL, doc TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, author TEXT NOT NULL,
    made TEXT NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;
CREATE INDEX decisions_by_doc ON decisions (doc);

CREATE TABLE runs (
    id TEXT NOT NULL, started TEXT NOT NULL, version TEXT NOT NULL, settings TEXT NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;

-- ---------------------------------------------------------------- evidence

-- Every span of every row, with a digest of its words.
CREATE TABLE spans (
    doc INTEGER NOT NULL REFERENCES documents (n) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, field TEXT NOT NULL,
    "table" TEXT NOT NULL, "row" TEXT NOT NULL, role TEXT NOT NULL,
    digest BLOB NOT NULL
);
CREATE INDEX spans_by_doc ON spans (doc);
CREATE INDEX spans_by_row ON spans ("row");

CREATE VIEW evidence AS
SELECT spans."table", spans."row", spans.role, documents.id AS doc, spans.start, spans."end", spans.field,
    substr(CASE spans.field WHEN 'title' THEN documents.title ELSE documents.text END,
        spans.start + 1, spans."end" - spans.start) AS quote
FROM spans JOIN documents ON documents.n = spans.doc;

-- What can be searched: sentences and titles ("text"), and the evidence of rows ("evidence").
CREATE TABLE units (
    n INTEGER PRIMARY KEY,
    doc INTEGER NOT NULL REFERENCES documents (n) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, field TEXT NOT NULL,
    kind TEXT NOT NULL
);
CREATE UNIQUE INDEX units_by_place ON units (doc, kind, field, start, "end");

CREATE VIEW unit_words AS
SELECT units.n, substr(CASE units.field WHEN 'title' THEN documents.title ELSE documents.text END,
    units.start + 1, units."end" - units.start) AS words
FROM units JOIN documents ON documents.n = units.doc;

CREATE VIRTUAL TABLE search USING fts5 (
    words, content = 'unit_words', content_rowid = 'n', tokenize = 'porter unicode61 remove_diacritics 2'
);

-- ---------------------------------------------------------------- how far the work has come

-- A document and the digest of what was known of it and of the settings when its rows were made.
CREATE TABLE readings (
    doc TEXT PRIMARY KEY NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    mark TEXT NOT NULL,
    failed INTEGER NOT NULL -- stages that failed on it
) WITHOUT ROWID;

-- A stage, the tables it fills and the digest of its settings and of all it read.
CREATE TABLE stages (
    name TEXT PRIMARY KEY NOT NULL,
    mark TEXT NOT NULL,
    writes TEXT NOT NULL
) WITHOUT ROWID;

-- One row: do the rows of the whole record follow from the documents that are held?
CREATE TABLE state (linked INTEGER NOT NULL);
INSERT INTO state VALUES (1);
