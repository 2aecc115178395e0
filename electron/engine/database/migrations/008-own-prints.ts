/** Schema 8: 接续登记: what the printed list of a township says of an item otherwise than the item. */
import type { Migration } from './migration';

export const ownPrints: Migration = {
  version: 8,
  name: 'own-prints',
  sql: `
-- As it was printed: who does what by the names of then, bases, remark, fields; only what differs.
CREATE TABLE ownPrint (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  itemId INTEGER NOT NULL REFERENCES item (id),
  unitId INTEGER NOT NULL REFERENCES unit (id),
  content TEXT NOT NULL CHECK (json_valid(content)),
  UNIQUE (itemId, unitId)
) STRICT;
CREATE INDEX ownPrintUnit ON ownPrint (unitId);
`,
};
