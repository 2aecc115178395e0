/** Schema 10: 上级目录调整 is a cause of an adjustment, too: the table is made anew, as a check cannot be changed. */
import type { Migration } from './migration';

export const catalogueCause: Migration = {
  version: 10,
  name: 'catalogue-cause',
  sql: `
-- The columns in the same order: the log holds every row as it stands.
CREATE TABLE newRequest (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('admission', 'adjustment', 'outside')),
  term TEXT CHECK (term IN ('regular', 'phased', 'temporary')),
  cause TEXT CHECK (cause IN ('law', 'catalogue', 'township', 'department')),
  title TEXT NOT NULL,
  content TEXT NOT NULL,
  basis TEXT NOT NULL,
  reason TEXT NOT NULL,
  guarantee TEXT NOT NULL,
  span TEXT NOT NULL,
  unitId INTEGER NOT NULL REFERENCES unit (id),
  date TEXT NOT NULL,
  aboutItemId INTEGER REFERENCES item (id),
  wants TEXT NOT NULL CHECK (json_valid(wants)),
  -- The last day asked for; after a decision, the one decided.
  ends TEXT NOT NULL,
  effective TEXT NOT NULL DEFAULT '',
  CHECK ((kind = 'admission') = (term IS NOT NULL))
) STRICT;
INSERT INTO newRequest SELECT * FROM request;
-- The number of a request that was undone is not given again.
DELETE FROM sqlite_sequence WHERE name = 'newRequest';
INSERT INTO sqlite_sequence (name, seq) SELECT 'newRequest', seq FROM sqlite_sequence WHERE name = 'request';
DROP TABLE request;
ALTER TABLE newRequest RENAME TO request;
CREATE INDEX requestUnit ON request (unitId);
`,
};
