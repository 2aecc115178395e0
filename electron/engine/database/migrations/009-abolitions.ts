/** Schema 9: 撤镇并镇: a township that is no more, from which day on, and into which one it went. */
import type { Migration } from './migration';

export const abolitions: Migration = {
  version: 9,
  name: 'abolitions',
  sql: `
CREATE TABLE abolition (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unitId INTEGER NOT NULL UNIQUE REFERENCES unit (id),
  intoId INTEGER NOT NULL REFERENCES unit (id),
  day TEXT NOT NULL,
  reason TEXT NOT NULL,
  -- Its own lines of the ledger: those after the one and up to the other.
  afterChange INTEGER NOT NULL,
  lastChange INTEGER NOT NULL
) STRICT;
CREATE INDEX abolitionInto ON abolition (intoId);
`,
};
