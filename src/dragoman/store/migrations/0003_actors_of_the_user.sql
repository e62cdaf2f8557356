-- Every reading asks which of the user's own actors the documents name.
CREATE INDEX actors_of_the_user ON actors_seen (doc) WHERE json_extract(actor, '$.origin') = 'user';
