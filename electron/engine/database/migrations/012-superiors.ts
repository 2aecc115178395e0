/** Schema 12: 上级机关 is a kind of unit, too: the table is made anew, as a check cannot be changed; 文号 of what came back. */
import type { Migration } from './migration';

export const superiors: Migration = {
  version: 12,
  name: 'superiors',
  sql: `
-- The columns in the same order: the log holds every row as it stands.
CREATE TABLE newUnit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  -- superior: asked about the whole list and answers on it; never one of the county's own.
  kind TEXT NOT NULL CHECK (kind IN ('department', 'township', 'superior')),
  position INTEGER NOT NULL,
  profile TEXT NOT NULL CHECK (json_valid(profile))
) STRICT;
INSERT INTO newUnit SELECT * FROM unit;
-- The number of a unit that was undone is not given again.
DELETE FROM sqlite_sequence WHERE name = 'newUnit';
INSERT INTO sqlite_sequence (name, seq) SELECT 'newUnit', seq FROM sqlite_sequence WHERE name = 'unit';
DROP TABLE unit;
ALTER TABLE newUnit RENAME TO unit;

-- 文号 of the document a return is, where it has one.
CREATE TABLE returnNumber (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  returnId INTEGER NOT NULL UNIQUE REFERENCES packReturn (id),
  docNumber TEXT NOT NULL
) STRICT;
`,
};
