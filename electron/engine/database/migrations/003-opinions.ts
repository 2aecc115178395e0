/** Schema 3: opinions asked of units, what went out, what came back, and how each opinion was handled. */
import type { Migration } from './migration';

export const opinions: Migration = {
  version: 3,
  name: 'opinions',
  sql: `
-- 征求意见: one asking. A draft of the pool goes to units; three of them are 三上三下.
CREATE TABLE consultation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number INTEGER NOT NULL UNIQUE CHECK (number > 0),
  title TEXT NOT NULL,
  -- The round the draft is of; the frozen state when it is sealed, else the pool as it stood then.
  roundId INTEGER NOT NULL REFERENCES round (id),
  snapshotId INTEGER REFERENCES snapshot (id),
  -- 乡镇自拟稿: whose own draft is asked about; null: the county's draft.
  townshipId INTEGER REFERENCES unit (id),
  sentOn TEXT NOT NULL,
  dueOn TEXT NOT NULL,
  remark TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- 征求意见稿 for one unit, as it went out.
CREATE TABLE opinionPack (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  consultationId INTEGER NOT NULL REFERENCES consultation (id),
  unitId INTEGER NOT NULL REFERENCES unit (id),
  -- Stands on the hidden sheet of the form; a returned form is known by it, whatever the file is called.
  uid TEXT NOT NULL UNIQUE,
  -- Over the rows' fixed cells.
  contentHash TEXT NOT NULL,
  formName TEXT NOT NULL,
  formHash TEXT NOT NULL,
  letterName TEXT NOT NULL,
  letterHash TEXT NOT NULL,
  sentOn TEXT NOT NULL,
  dueOn TEXT NOT NULL,
  withdrawnReason TEXT
) STRICT;
CREATE INDEX opinionPackUnit ON opinionPack (unitId);
CREATE INDEX opinionPackOf ON opinionPack (consultationId);

-- The items of a pack with their fixed cells, verbatim. Rows are only ever added.
CREATE TABLE packRow (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  packId INTEGER NOT NULL REFERENCES opinionPack (id),
  position INTEGER NOT NULL,
  itemId INTEGER NOT NULL REFERENCES item (id),
  itemVersion INTEGER NOT NULL,
  cells TEXT NOT NULL CHECK (json_valid(cells)),
  UNIQUE (packId, itemId)
) STRICT;
CREATE INDEX packRowItem ON packRow (itemId);

-- 反馈: what came back for a pack; the last one that is not withdrawn counts, earlier ones are kept.
CREATE TABLE packReturn (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  packId INTEGER NOT NULL REFERENCES opinionPack (id),
  fileId INTEGER NOT NULL REFERENCES sourceFile (id),
  fileName TEXT NOT NULL,
  -- form: the form itself; letter: a free answer whose opinions were written down by hand.
  kind TEXT NOT NULL CHECK (kind IN ('form', 'letter')),
  receivedOn TEXT NOT NULL,
  person TEXT NOT NULL,
  phone TEXT NOT NULL,
  -- 全部无意见, said for the whole pack.
  allAgreed INTEGER NOT NULL CHECK (allAgreed IN (0, 1)),
  -- What was noticed: changed fixed cells, rows missing, columns mixed up.
  findings TEXT NOT NULL CHECK (json_valid(findings)),
  -- New proposals of it as a source list.
  sourceListId INTEGER REFERENCES sourceList (id),
  withdrawnReason TEXT,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX packReturnPack ON packReturn (packId);

-- Papers kept with a pack: the signed and stamped page as a scan, a letter.
CREATE TABLE packPaper (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  packId INTEGER NOT NULL REFERENCES opinionPack (id),
  fileId INTEGER NOT NULL REFERENCES sourceFile (id),
  fileName TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('signed', 'letter', 'other')),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX packPaperPack ON packPaper (packId);

-- 处理: how one opinion, or several equal ones together, were settled.
CREATE TABLE handling (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  outcome TEXT NOT NULL CHECK (outcome IN ('adopted', 'partly', 'refused', 'withdrawn')),
  reason TEXT NOT NULL,
  -- 处理后内容.
  result TEXT NOT NULL,
  decider TEXT NOT NULL,
  roundId INTEGER REFERENCES round (id),
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- 意见: a row of a return. 无意见 on an item is an answer, too; it is no opinion to handle.
CREATE TABLE opinion (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  returnId INTEGER NOT NULL REFERENCES packReturn (id),
  packId INTEGER NOT NULL REFERENCES opinionPack (id),
  -- Null for a new proposal.
  itemId INTEGER REFERENCES item (id),
  itemVersion INTEGER,
  kind TEXT NOT NULL CHECK (kind IN ('none', 'amend', 'add', 'subtract', 'move')),
  -- 新增: name of what is proposed.
  name TEXT NOT NULL,
  proposal TEXT NOT NULL,
  reason TEXT NOT NULL,
  person TEXT NOT NULL,
  -- Row of the form; 0 when written down by hand.
  row INTEGER NOT NULL,
  entryId INTEGER REFERENCES sourceEntry (id),
  handlingId INTEGER REFERENCES handling (id),
  -- Day of the letter that told the unit.
  repliedOn TEXT NOT NULL DEFAULT '',
  CHECK ((itemId IS NULL) = (itemVersion IS NULL)),
  CHECK (kind = 'add' OR itemId IS NOT NULL)
) STRICT;
CREATE INDEX opinionReturn ON opinion (returnId);
CREATE INDEX opinionPackId ON opinion (packId);
CREATE INDEX opinionItem ON opinion (itemId);
CREATE INDEX opinionHandling ON opinion (handlingId);

-- What came of a handling: changes decided, or prepared and still to be decided.
CREATE TABLE handlingChange (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  handlingId INTEGER NOT NULL REFERENCES handling (id),
  changeId INTEGER REFERENCES change (id),
  preparedId INTEGER REFERENCES preparedChange (id),
  CHECK ((changeId IS NULL) <> (preparedId IS NULL))
) STRICT;
CREATE INDEX handlingChangeHandling ON handlingChange (handlingId);
CREATE INDEX handlingChangeChange ON handlingChange (changeId);

CREATE TRIGGER packRowKept BEFORE DELETE ON packRow BEGIN SELECT RAISE(ABORT, 'packRow is kept'); END;
CREATE TRIGGER packRowFixed BEFORE UPDATE ON packRow BEGIN SELECT RAISE(ABORT, 'packRow is fixed'); END;
`,
};
