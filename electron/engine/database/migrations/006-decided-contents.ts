/** Schema 6: what a decided change made of its item, so that two decisions of one round on one item are told apart. */
import type { Migration } from './migration';

export const decidedContents: Migration = {
  version: 6,
  name: 'decided contents',
  sql: `
-- The item right after the change of a decided request; what was decided before this schema is read from the seal of its round.
CREATE TABLE changeContent (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  changeId INTEGER NOT NULL UNIQUE REFERENCES change (id),
  content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;
`,
};
