/** Schema 7: 合并: what an item that went into another brought along, so that restoring it gives it back. */
import type { Migration } from './migration';

export const joining: Migration = {
  version: 7,
  name: 'joining',
  sql: `
-- One row while the item that went stays subtracted; its ledger stands in the changes.
CREATE TABLE joining (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  itemId INTEGER NOT NULL UNIQUE REFERENCES item (id),
  intoItemId INTEGER NOT NULL REFERENCES item (id),
  -- What was to be taken along, and why.
  choice TEXT NOT NULL CHECK (json_valid(choice)),
  reason TEXT NOT NULL,
  -- What the item that is kept did not have before.
  brought TEXT NOT NULL CHECK (json_valid(brought))
) STRICT;
CREATE INDEX joiningInto ON joining (intoItemId);
`,
};
