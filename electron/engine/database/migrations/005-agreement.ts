/** Schema 5: agreement: what each party holds of an item, talks about items, and the office's rulings. */
import type { Migration } from './migration';

export const agreement: Migration = {
  version: 5,
  name: 'agreement',
  sql: `
-- What a party was shown when it spoke: wording, place and parts of an item, by content. Rows are only ever added; an
-- item whose addition is undone leaves its row behind, so nothing here refers to it by key.
CREATE TABLE statedVersion (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  itemId INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  UNIQUE (itemId, sha256)
) STRICT;

-- 表态: one party's position on one version of an item. The newest of a party counts, all are kept.
CREATE TABLE verdict (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  itemId INTEGER NOT NULL REFERENCES item (id),
  party TEXT NOT NULL CHECK (party IN ('department', 'township', 'office')),
  unitId INTEGER REFERENCES unit (id),
  -- What the unit was called then; its successor answers for it.
  voice TEXT NOT NULL,
  statedId INTEGER NOT NULL REFERENCES statedVersion (id),
  position TEXT NOT NULL CHECK (position IN ('agree', 'disagree', 'reserve', 'none')),
  words TEXT NOT NULL,
  person TEXT NOT NULL,
  date TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('spoken', 'pack', 'merge')),
  operator TEXT NOT NULL,
  at TEXT NOT NULL,
  CHECK ((party = 'office') = (unitId IS NULL))
) STRICT;
CREATE INDEX verdictItem ON verdict (itemId);
CREATE INDEX verdictUnit ON verdict (unitId);

-- 会商记录: a talk or a meeting about one or more items, with its minutes as text and as the signed file.
CREATE TABLE talk (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  date TEXT NOT NULL,
  title TEXT NOT NULL,
  people TEXT NOT NULL,
  minutes TEXT NOT NULL,
  fileId INTEGER REFERENCES sourceFile (id),
  fileName TEXT NOT NULL DEFAULT '',
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE talkItem (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  talkId INTEGER NOT NULL REFERENCES talk (id),
  itemId INTEGER NOT NULL REFERENCES item (id),
  UNIQUE (talkId, itemId)
) STRICT;
CREATE INDEX talkItemItem ON talkItem (itemId);

-- 裁定: the office's decision on one version of an item where its parties do not agree. Never taken back, only followed by another.
CREATE TABLE ruling (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  itemId INTEGER NOT NULL REFERENCES item (id),
  statedId INTEGER NOT NULL REFERENCES statedVersion (id),
  talkId INTEGER NOT NULL REFERENCES talk (id),
  decision TEXT NOT NULL,
  reason TEXT NOT NULL,
  decider TEXT NOT NULL,
  date TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX rulingItem ON ruling (itemId);

CREATE TRIGGER statedVersionKept BEFORE DELETE ON statedVersion BEGIN SELECT RAISE(ABORT, 'statedVersion is kept'); END;
CREATE TRIGGER statedVersionFixed BEFORE UPDATE ON statedVersion BEGIN SELECT RAISE(ABORT, 'statedVersion is fixed'); END;
`,
};
