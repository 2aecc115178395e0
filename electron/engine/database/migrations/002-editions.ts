/** Schema 2: editions, what withdraws them, and waivers signed once for many items. */
import type { Migration } from './migration';

export const editions: Migration = {
  version: 2,
  name: 'editions',
  sql: `
-- 版本: all lists as they stood, numbered, with the document they went out under. Rows are only ever added.
CREATE TABLE edition (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number INTEGER NOT NULL CHECK (number > 0),
  stage TEXT NOT NULL CHECK (stage IN ('consultation', 'review', 'approval', 'issued')),
  snapshotId INTEGER NOT NULL REFERENCES snapshot (id),
  docNumber TEXT NOT NULL,
  issuer TEXT NOT NULL,
  issuedOn TEXT NOT NULL,
  effectiveOn TEXT NOT NULL,
  -- 接续: it had been issued before the project was begun, and is registered as it was.
  takenOver INTEGER NOT NULL CHECK (takenOver IN (0, 1)),
  -- What the lists are printed with besides the items: place, scheme, units, trail.
  frame TEXT NOT NULL CHECK (json_valid(frame)),
  -- Rules that did not hold and were signed for, and waivers in force.
  exceptions TEXT NOT NULL CHECK (json_valid(exceptions)),
  remark TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL,
  -- Over all of the above, the frozen items and the edition before.
  sha256 TEXT NOT NULL
) STRICT;

-- 作废: an edition issued by mistake stays, with the reason why it does not count.
CREATE TABLE editionWithdrawal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  editionId INTEGER NOT NULL UNIQUE REFERENCES edition (id),
  reason TEXT NOT NULL,
  decider TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- The items a waiver was signed for, where it is neither one nor all.
CREATE TABLE waiverItem (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  waiverId INTEGER NOT NULL REFERENCES waiver (id),
  itemId INTEGER NOT NULL REFERENCES item (id),
  UNIQUE (waiverId, itemId)
) STRICT;

${['edition', 'editionWithdrawal']
  .map(
    (
      table,
    ) => `CREATE TRIGGER ${table}Kept BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is kept'); END;
CREATE TRIGGER ${table}Fixed BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is fixed'); END;`,
  )
  .join('\n')}
`,
};
