/** Schema 4: the register of requests, its history and papers, the changes they became, and duties seen to come back. */
import type { Migration } from './migration';

export const requests: Migration = {
  version: 4,
  name: 'requests',
  sql: `
-- 申请: what was asked, as last handed in; the steps keep what it was before.
CREATE TABLE request (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('admission', 'adjustment', 'outside')),
  term TEXT CHECK (term IN ('regular', 'phased', 'temporary')),
  cause TEXT CHECK (cause IN ('law', 'township', 'department')),
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
CREATE INDEX requestUnit ON request (unitId);

CREATE TABLE requestTown (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  requestId INTEGER NOT NULL REFERENCES request (id),
  unitId INTEGER NOT NULL REFERENCES unit (id),
  UNIQUE (requestId, unitId)
) STRICT;

-- The history: rows are only ever added, or taken back by undo.
CREATE TABLE requestStep (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  requestId INTEGER NOT NULL REFERENCES request (id),
  kind TEXT NOT NULL,
  date TEXT NOT NULL,
  -- Follows when two units become one; the name of that time stays beside it.
  unitId INTEGER REFERENCES unit (id),
  "by" TEXT NOT NULL,
  verdict TEXT NOT NULL,
  text TEXT NOT NULL,
  -- What the request said before it was handed in again.
  before TEXT CHECK (json_valid(before)),
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX requestStepRequest ON requestStep (requestId);

CREATE TABLE requestPaper (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  requestId INTEGER NOT NULL REFERENCES request (id),
  fileId INTEGER NOT NULL REFERENCES sourceFile (id),
  name TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX requestPaperRequest ON requestPaper (requestId);

-- Which changes a decided request became; a change comes from one request at most.
CREATE TABLE requestChange (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  requestId INTEGER NOT NULL REFERENCES request (id),
  changeId INTEGER NOT NULL UNIQUE REFERENCES change (id)
) STRICT;
CREATE INDEX requestChangeRequest ON requestChange (requestId);

-- 反弹: something that came in (a request, an entry of a new list, a call) is or is not a duty that had been refused,
-- taken back or subtracted, as a person found.
CREATE TABLE rebound (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  requestId INTEGER REFERENCES request (id),
  entryId INTEGER REFERENCES sourceEntry (id),
  -- A call that stands nowhere else, in words, and who made it.
  callText TEXT NOT NULL DEFAULT '',
  unitId INTEGER REFERENCES unit (id),
  date TEXT NOT NULL,
  -- The duty it is: an item, or a request that was refused.
  itemId INTEGER REFERENCES item (id),
  formerId INTEGER REFERENCES request (id),
  same INTEGER NOT NULL CHECK (same IN (0, 1)),
  note TEXT NOT NULL,
  operator TEXT NOT NULL,
  at TEXT NOT NULL,
  CHECK ((itemId IS NULL) <> (formerId IS NULL)),
  CHECK ((requestId IS NOT NULL) + (entryId IS NOT NULL) + (callText <> '') = 1)
) STRICT;
`,
};
