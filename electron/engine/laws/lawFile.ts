/** The file of the office's law library: documents, articles and what they are found by; written whole, then only read. */
import { existsSync } from 'node:fs';
import Database, { type Database as Connection } from 'better-sqlite3';

const APPLICATION_ID = 0x5353_4c57;
const VERSION = 1;

const SCHEMA = `
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  folder TEXT NOT NULL,
  fileName TEXT NOT NULL,
  title TEXT NOT NULL,
  titleKey TEXT NOT NULL,
  docNumber TEXT NOT NULL,
  level TEXT NOT NULL,
  date TEXT NOT NULL,
  effectiveOn TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  articles INTEGER NOT NULL,
  -- Whether no later version of it is here.
  newest INTEGER NOT NULL CHECK (newest IN (0, 1))
) STRICT;
CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  documentId INTEGER NOT NULL REFERENCES document (id),
  place TEXT NOT NULL,
  label TEXT NOT NULL,
  heading TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
-- A pair of characters, how many articles hold it, and which: differences of their ids as varints.
CREATE TABLE term (code INTEGER PRIMARY KEY, articles INTEGER NOT NULL, postings BLOB NOT NULL) STRICT;
-- By article id: length in characters, and flags (1 names townships, 2 of an earlier version, 4 local).
CREATE TABLE shape (id INTEGER PRIMARY KEY CHECK (id = 1), lengths BLOB NOT NULL, flags BLOB NOT NULL, indexedAt TEXT NOT NULL) STRICT;
CREATE TABLE unread (folder TEXT NOT NULL, fileName TEXT NOT NULL, why TEXT NOT NULL) STRICT;
`;
const INDEXES = `
CREATE INDEX documentKey ON document (titleKey, date);
CREATE INDEX articleDocument ON article (documentId, place);
`;

export const FLAG = { township: 1, earlier: 2, local: 4 } as const;

/** A new file to be filled and closed. It is derived from folders the office has, so speed goes before durability. */
export function createLawFile(path: string): Connection {
  const connection = new Database(path);
  connection.pragma('journal_mode = OFF');
  connection.pragma('synchronous = OFF');
  connection.pragma(`application_id = ${APPLICATION_ID}`);
  connection.pragma(`user_version = ${VERSION}`);
  connection.exec(SCHEMA);
  return connection;
}

/** Indexes are quicker made once the rows are there. */
export function finishLawFile(connection: Connection): void {
  connection.exec(INDEXES);
  connection.pragma('optimize');
}

/** Null when there is no library, or it is of another version or not ours: then it is indexed anew. */
export function openLawFile(path: string): Connection | null {
  if (!existsSync(path)) return null;
  try {
    const connection = new Database(path, { readonly: true, fileMustExist: true });
    const mine =
      connection.pragma('application_id', { simple: true }) === APPLICATION_ID &&
      connection.pragma('user_version', { simple: true }) === VERSION &&
      connection.prepare('SELECT count(*) FROM shape').pluck().get() === 1;
    if (mine) return connection;
    connection.close();
    return null;
  } catch {
    // A file SQLite cannot read holds nothing that the folders do not hold: the library counts as empty.
    return null;
  }
}
