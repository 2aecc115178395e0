/** Schema 1: the first project file. */
import type { Migration } from './migration';

export const initial: Migration = {
  version: 1,
  name: 'initial',
  sql: `
CREATE TABLE project (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL,
  name TEXT NOT NULL,
  schemeId TEXT NOT NULL,
  scheme TEXT NOT NULL CHECK (json_valid(scheme)),
  effectiveDate TEXT NOT NULL,
  sample INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1)),
  createdAt TEXT NOT NULL
) STRICT;

CREATE TABLE unit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('department', 'township')),
  position INTEGER NOT NULL,
  profile TEXT NOT NULL CHECK (json_valid(profile))
) STRICT;

CREATE TABLE unitAlias (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unitId INTEGER NOT NULL REFERENCES unit (id),
  alias TEXT NOT NULL UNIQUE,
  -- 曾用名: what the unit was called before, rather than another way to write its name.
  former INTEGER NOT NULL DEFAULT 0 CHECK (former IN (0, 1))
) STRICT;

CREATE TABLE basis (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  docNumber TEXT NOT NULL,
  -- The same for every spelling of the title.
  titleKey TEXT NOT NULL,
  level TEXT NOT NULL,
  issuer TEXT NOT NULL DEFAULT '',
  issuedOn TEXT NOT NULL DEFAULT '',
  effectiveOn TEXT NOT NULL DEFAULT '',
  origin TEXT NOT NULL DEFAULT 'new' CHECK (origin IN ('inherited', 'new')),
  remark TEXT NOT NULL DEFAULT '',
  -- The document itself, kept by content.
  fileId INTEGER REFERENCES sourceFile (id),
  fileName TEXT NOT NULL DEFAULT '',
  UNIQUE (title, docNumber)
) STRICT;
CREATE INDEX basisTitleKey ON basis (titleKey);

-- 修订, 废止, 失效 of a document from a day on.
CREATE TABLE basisEvent (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  basisId INTEGER NOT NULL REFERENCES basis (id),
  kind TEXT NOT NULL CHECK (kind IN ('amend', 'repeal', 'lapse')),
  since TEXT NOT NULL,
  note TEXT NOT NULL,
  replacedById INTEGER REFERENCES basis (id)
) STRICT;
CREATE INDEX basisEventBasis ON basisEvent (basisId);

-- The bytes of every imported file, by content.
CREATE TABLE sourceFile (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE sourceList (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  fileId INTEGER NOT NULL REFERENCES sourceFile (id),
  unitId INTEGER NOT NULL,
  -- An undone import stays stored as withdrawn, while the unit it brought along goes: only a list in force needs its unit.
  unitInForce INTEGER GENERATED ALWAYS AS (CASE WHEN withdrawn = 0 THEN unitId END) VIRTUAL REFERENCES unit (id),
  direction TEXT NOT NULL CHECK (direction IN ('down', 'up')),
  fileName TEXT NOT NULL,
  format TEXT NOT NULL,
  importedAt TEXT NOT NULL,
  rows INTEGER NOT NULL,
  columns TEXT NOT NULL CHECK (json_valid(columns)),
  issues TEXT NOT NULL CHECK (json_valid(issues)),
  -- The earlier submission of the same unit that this one took the place of.
  replacesId INTEGER REFERENCES sourceList (id),
  withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
  withdrawnReason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX sourceListUnit ON sourceList (unitId);

-- Every row of every sheet, verbatim; kind and reason say why it is or is not an entry.
CREATE TABLE sourceRow (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sourceListId INTEGER NOT NULL REFERENCES sourceList (id),
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  cells TEXT NOT NULL CHECK (json_valid(cells)),
  hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
  UNIQUE (sourceListId, sheet, row)
) STRICT;

CREATE TABLE sourceEntry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sourceListId INTEGER NOT NULL REFERENCES sourceList (id),
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  department TEXT NOT NULL,
  coDepartments TEXT NOT NULL CHECK (json_valid(coDepartments)),
  category TEXT NOT NULL,
  townshipRole TEXT,
  bases TEXT NOT NULL CHECK (json_valid(bases)),
  applies TEXT NOT NULL CHECK (json_valid(applies)),
  remark TEXT NOT NULL,
  -- What published lists have beside the rest: superiorDuty, townDuty, receiver, method; and where a carried entry came from.
  extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra))
) STRICT;
CREATE INDEX sourceEntryList ON sourceEntry (sourceListId);

CREATE TABLE round (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'sealed')),
  -- Who took part, the meeting, and its minutes as text and as the file itself.
  people TEXT NOT NULL DEFAULT '',
  meeting TEXT NOT NULL DEFAULT '',
  minutes TEXT NOT NULL DEFAULT '',
  minutesFileId INTEGER REFERENCES sourceFile (id),
  minutesFileName TEXT NOT NULL DEFAULT '',
  reopenings TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(reopenings))
) STRICT;

CREATE TABLE item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  listId TEXT NOT NULL,
  category TEXT NOT NULL,
  position INTEGER NOT NULL,
  version INTEGER NOT NULL,
  townshipRole TEXT NOT NULL CHECK (townshipRole IN ('main', 'cooperate', 'none')),
  scope TEXT NOT NULL CHECK (scope IN ('common', 'particular')),
  -- Which townships a common item is for, as a rule over their profiles; null: all of them.
  townRule TEXT CHECK (json_valid(townRule)),
  remark TEXT NOT NULL,
  -- The round it was sorted in when it came from a department's list without an addition; null when a change added it.
  sortedRoundId INTEGER REFERENCES round (id),
  sortedListId TEXT,
  sortedCategory TEXT,
  live INTEGER NOT NULL CHECK (live IN (0, 1))
) STRICT;
CREATE INDEX itemCategory ON item (listId, category);

CREATE TABLE itemVersion (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  itemId INTEGER NOT NULL REFERENCES item (id),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  -- What only items of their list have (情形, 权力类型, 响应时限), by the field's id.
  fields TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(fields)),
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (itemId, number)
) STRICT;

CREATE TABLE itemBasis (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  itemId INTEGER NOT NULL REFERENCES item (id),
  basisId INTEGER NOT NULL REFERENCES basis (id),
  position INTEGER NOT NULL,
  clause TEXT NOT NULL,
  -- The clause as a code: 39.2.1; '' when no article is named.
  place TEXT NOT NULL,
  -- What the article says, as far as it matters here.
  excerpt TEXT NOT NULL DEFAULT '',
  supports TEXT NOT NULL DEFAULT 'duty' CHECK (supports IN ('duty', 'subject', 'cooperate')),
  -- As it stood in the table, where that is not how it is printed.
  written TEXT NOT NULL DEFAULT '',
  verified INTEGER NOT NULL DEFAULT 0 CHECK (verified IN (0, 1)),
  verifiedBy TEXT NOT NULL DEFAULT '',
  verifiedAt TEXT NOT NULL DEFAULT '',
  -- Why it is to be looked at again.
  doubt TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX itemBasisItem ON itemBasis (itemId);
CREATE INDEX itemBasisBasis ON itemBasis (basisId);

-- 逐条论证: what one reviewer holds of an item's basis, on the wording of that version.
CREATE TABLE argument (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  itemId INTEGER NOT NULL REFERENCES item (id),
  reviewer TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('sound', 'amend', 'unsound')),
  note TEXT NOT NULL,
  itemVersion INTEGER NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (itemId, reviewer)
) STRICT;

CREATE TABLE responsibility (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  itemId INTEGER NOT NULL REFERENCES item (id),
  unitId INTEGER NOT NULL REFERENCES unit (id),
  role TEXT NOT NULL CHECK (role IN ('main', 'lead', 'cooperate', 'takeOver')),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (itemId, unitId, role)
) STRICT;
CREATE INDEX responsibilityUnit ON responsibility (unitId);

-- Named townships of a particular item, exempt townships of a common one; and townships where an item that applies
-- stands in another list or in the township's own words.
CREATE TABLE applicability (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  itemId INTEGER NOT NULL REFERENCES item (id),
  unitId INTEGER NOT NULL REFERENCES unit (id),
  applies INTEGER NOT NULL CHECK (applies IN (0, 1)),
  reason TEXT NOT NULL,
  listId TEXT,
  category TEXT,
  wording TEXT,
  CHECK ((listId IS NULL) = (category IS NULL)),
  UNIQUE (itemId, unitId)
) STRICT;

CREATE TABLE disposition (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entryId INTEGER NOT NULL REFERENCES sourceEntry (id),
  kind TEXT NOT NULL CHECK (kind IN ('adopt', 'attach', 'split', 'reject', 'return')),
  itemId INTEGER REFERENCES item (id),
  roundId INTEGER REFERENCES round (id),
  reasonKind TEXT NOT NULL,
  reason TEXT NOT NULL,
  -- The words of the entry this row is about, when it was taken apart; a part without an item was left out.
  part TEXT NOT NULL DEFAULT '',
  CHECK (kind NOT IN ('reject', 'return') OR itemId IS NULL),
  CHECK (kind IN ('reject', 'return') OR itemId IS NOT NULL OR part <> ''),
  UNIQUE (entryId, itemId)
) STRICT;
CREATE INDEX dispositionItem ON disposition (itemId);

-- A change prepared in one round and decided in a later one: it counts nothing until then.
CREATE TABLE preparedChange (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  roundId INTEGER NOT NULL REFERENCES round (id),
  deed TEXT NOT NULL CHECK (json_valid(deed)),
  reason TEXT NOT NULL,
  basis TEXT NOT NULL,
  proposer TEXT NOT NULL,
  at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'decided', 'dropped')),
  settledRoundId INTEGER REFERENCES round (id),
  -- Why it was not taken up.
  outcome TEXT NOT NULL
) STRICT;

CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  roundId INTEGER NOT NULL REFERENCES round (id),
  itemId INTEGER NOT NULL REFERENCES item (id),
  kind TEXT NOT NULL CHECK (kind IN ('add', 'subtract', 'restore', 'amend', 'move', 'split')),
  countEffect INTEGER NOT NULL CHECK (countEffect IN (-1, 0, 1)),
  listId TEXT NOT NULL,
  category TEXT NOT NULL,
  toListId TEXT,
  toCategory TEXT,
  reasonKind TEXT NOT NULL,
  reason TEXT NOT NULL,
  targetItemId INTEGER REFERENCES item (id),
  entryId INTEGER REFERENCES sourceEntry (id),
  proposer TEXT NOT NULL,
  decider TEXT NOT NULL,
  basis TEXT NOT NULL DEFAULT '',
  preparedId INTEGER REFERENCES preparedChange (id)
) STRICT;
CREATE INDEX changeRound ON change (roundId);
CREATE INDEX changeItem ON change (itemId);

-- The frozen pool of a sealed round: deflated canonical JSON and its SHA-256 before deflating.
CREATE TABLE snapshot (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  roundId INTEGER NOT NULL REFERENCES round (id),
  items INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  content BLOB NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE waiver (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rule TEXT NOT NULL,
  itemId INTEGER REFERENCES item (id),
  reason TEXT NOT NULL,
  decider TEXT NOT NULL,
  date TEXT NOT NULL,
  revokedReason TEXT
) STRICT;

-- “不是一回事”: a pair a person refused, never suggested again.
CREATE TABLE matchRefusal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entryId INTEGER NOT NULL REFERENCES sourceEntry (id),
  itemId INTEGER NOT NULL REFERENCES item (id),
  UNIQUE (entryId, itemId)
) STRICT;

-- “不是一回事” of two items: never shown as near-duplicates again.
CREATE TABLE distinctPair (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  firstId INTEGER NOT NULL REFERENCES item (id),
  secondId INTEGER NOT NULL REFERENCES item (id),
  UNIQUE (firstId, secondId)
) STRICT;

-- 沟通记录: what was said about an entry or an item, with whom and when; a question stays open until it is answered.
CREATE TABLE note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entryId INTEGER REFERENCES sourceEntry (id),
  itemId INTEGER REFERENCES item (id),
  -- Whom it was talked over with, or who is to answer.
  unitId INTEGER REFERENCES unit (id),
  person TEXT NOT NULL DEFAULT '',
  -- Day of the talk.
  date TEXT NOT NULL,
  text TEXT NOT NULL,
  question INTEGER NOT NULL DEFAULT 0 CHECK (question IN (0, 1)),
  answer TEXT NOT NULL DEFAULT '',
  operator TEXT NOT NULL,
  at TEXT NOT NULL,
  CHECK ((entryId IS NULL) <> (itemId IS NULL))
) STRICT;
CREATE INDEX noteEntry ON note (entryId);
CREATE INDEX noteItem ON note (itemId);

-- How a person corrected the reading of a table, for the next one of the same shape.
CREATE TABLE readLayout (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unitId INTEGER REFERENCES unit (id),
  signature TEXT NOT NULL,
  reading TEXT NOT NULL CHECK (json_valid(reading)),
  UNIQUE (unitId, signature)
) STRICT;

CREATE TABLE savedView (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  screen TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL CHECK (json_valid(definition)),
  UNIQUE (screen, name)
) STRICT;

-- Project options such as the office's name and the operators' roster.
CREATE TABLE projectOption (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

-- The program's log. Append-only; each hash covers the one before.
CREATE TABLE action (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  operator TEXT NOT NULL,
  computer TEXT NOT NULL,
  command TEXT NOT NULL,
  summary TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  target INTEGER REFERENCES action (seq),
  effect TEXT NOT NULL CHECK (effect IN ('undoable', 'barrier', 'neutral')),
  input TEXT NOT NULL CHECK (json_valid(input)),
  rowsHash TEXT NOT NULL,
  previousHash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX actionTarget ON action (target) WHERE target IS NOT NULL;
CREATE INDEX actionBarrier ON action (seq) WHERE effect = 'barrier';

-- Before and after of every row an action touched, in order; grown tables as one range with a hash.
CREATE TABLE actionRow (
  seq INTEGER NOT NULL REFERENCES action (seq),
  ordinal INTEGER NOT NULL,
  tableName TEXT NOT NULL,
  rowId INTEGER NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete', 'range')),
  before TEXT,
  after TEXT,
  PRIMARY KEY (seq, ordinal)
) STRICT, WITHOUT ROWID;
-- What happened to an item, its wording, its parts and its entries, without looking through the whole log.
CREATE INDEX actionRowOfItem ON actionRow (rowId) WHERE tableName = 'item';
CREATE INDEX actionRowByItem ON actionRow (coalesce(after, before) ->> 'itemId') WHERE coalesce(after, before) ->> 'itemId' IS NOT NULL;

CREATE TRIGGER actionKept BEFORE DELETE ON action BEGIN SELECT RAISE(ABORT, 'actions are kept'); END;
CREATE TRIGGER actionFixed BEFORE UPDATE ON action BEGIN SELECT RAISE(ABORT, 'actions are fixed'); END;
CREATE TRIGGER actionRowKept BEFORE DELETE ON actionRow BEGIN SELECT RAISE(ABORT, 'actions are kept'); END;
CREATE TRIGGER actionRowFixed BEFORE UPDATE ON actionRow BEGIN SELECT RAISE(ABORT, 'actions are fixed'); END;
${['sourceFile', 'sourceRow', 'sourceEntry', 'snapshot']
  .map(
    (
      table,
    ) => `CREATE TRIGGER ${table}Kept BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is kept'); END;
CREATE TRIGGER ${table}Fixed BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is fixed'); END;`,
  )
  .join('\n')}
CREATE TRIGGER sourceListKept BEFORE DELETE ON sourceList BEGIN SELECT RAISE(ABORT, 'sourceList is kept'); END;
`,
};
