-- The document from which the borrower of a passage has its wording at first hand; null where it cannot be told.
ALTER TABLE passages ADD COLUMN direct TEXT;
