/** Builds the law library anew from files and from what the library before held of other folders. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { basisKey } from '../../../shared/logic/bases/basisKey';
import { namesTownships } from '../../../shared/logic/laws/lawTerms';
import { splitLaw } from '../../../shared/logic/laws/splitLaw';
import type { LawArticle, LawText } from '../../../shared/model/law';
import { decodeText } from '../documents/decodeText';
import { createLawFile, FLAG, finishLawFile, openLawFile } from './lawFile';
import { TermIndex } from './termIndex';

export interface LawSource {
  readonly fileName: string;
  readonly path: string;
  /** Given for formats that are read elsewhere; else the file is plain text. */
  readonly text?: string;
  /** Why it could not be read. */
  readonly why?: string;
}

export interface BuildRequest {
  /** The library as it is, and where the new one is written. */
  readonly before: string;
  readonly target: string;
  /** The folder whose documents are replaced by `files`. */
  readonly folder: string;
  readonly files: readonly LawSource[];
  readonly at: string;
}

export interface BuiltLaws {
  readonly documents: number;
  readonly articles: number;
  /** Files that hold word for word what another one holds. */
  readonly twice: number;
  readonly unread: readonly { readonly fileName: string; readonly why: string }[];
}

interface Held extends LawText {
  readonly id: number;
  readonly titleKey: string;
}

type Kept = Omit<LawText, 'articles'> & { id: number; folder: string; fileName: string; sha256: string };

export function buildLaws(request: BuildRequest, onProgress: (done: number, total: number) => void): BuiltLaws {
  rmSync(request.target, { force: true });
  const connection = createLawFile(request.target);
  try {
    const writer = new LawWriter(connection);
    connection.exec('BEGIN');
    const unread: { fileName: string; why: string }[] = [];
    request.files.forEach((file, index) => {
      const read = file.why === undefined ? readLaw(file) : file.why;
      if (typeof read === 'string') unread.push({ fileName: file.fileName, why: read });
      else writer.add(read, { folder: request.folder, fileName: file.fileName });
      if (index % 20 === 19 || index === request.files.length - 1) onProgress(index + 1, request.files.length);
    });
    // What other folders hold as well counts to the folder read now: theirs may have been moved here.
    copyOthers(request, writer);
    const insertUnread = connection.prepare('INSERT INTO unread (folder, fileName, why) VALUES (?, ?, ?)');
    for (const { fileName, why } of unread) insertUnread.run(request.folder, fileName, why);
    writer.finish(request.at);
    connection.exec('COMMIT');
    finishLawFile(connection);
    return { documents: writer.held.length, articles: writer.articles, twice: writer.twice, unread };
  } finally {
    connection.close();
  }
}

/** The law, or why the file is none. */
function readLaw(file: LawSource): LawText | string {
  const text = file.text ?? decodeFile(file.path);
  if (text === null) return '不是文本，或文字编码认不出';
  return splitLaw(text, file.fileName) ?? '没有文字';
}

function decodeFile(path: string): string | null {
  return decodeText(readFileSync(path));
}

/** Documents of the other folders, and what could not be read there. */
function copyOthers({ before, folder }: BuildRequest, writer: LawWriter): void {
  const old = openLawFile(before);
  if (!old) return;
  try {
    const articlesOf = old.prepare('SELECT place, label, heading, text FROM article WHERE documentId = ? ORDER BY id');
    const documents = old.prepare('SELECT * FROM document WHERE folder <> ? ORDER BY id').all(folder) as Kept[];
    for (const { id, folder: home, fileName, ...law } of documents)
      writer.add({ ...law, articles: articlesOf.all(id) as LawArticle[] }, { folder: home, fileName });
    const unread = old.prepare('SELECT folder, fileName, why FROM unread WHERE folder <> ?').all(folder);
    for (const row of unread)
      writer.connection.prepare('INSERT INTO unread VALUES (@folder, @fileName, @why)').run(row);
  } finally {
    old.close();
  }
}

/** Writes documents and articles, and collects what they are found by. */
class LawWriter {
  readonly held: Held[] = [];
  articles = 0;
  twice = 0;
  private readonly index = new TermIndex();
  private readonly seen = new Set<string>();
  private readonly lengths: number[] = [0];
  private readonly flags: number[] = [0];
  private readonly ranges: (readonly [document: Held, first: number, last: number])[] = [];
  private readonly insertDocument;
  private readonly insertArticle;

  constructor(readonly connection: Database) {
    this.insertDocument = connection.prepare(
      `INSERT INTO document (id, folder, fileName, title, titleKey, docNumber, level, date, effectiveOn, sha256, articles, newest)
       VALUES (@id, @folder, @fileName, @title, @titleKey, @docNumber, @level, @date, @effectiveOn, @sha256, @count, 1)`,
    );
    this.insertArticle = connection.prepare(
      'INSERT INTO article (id, documentId, place, label, heading, text) VALUES (?, ?, ?, ?, ?, ?)',
    );
  }

  add(law: LawText, from: { readonly folder: string; readonly fileName: string }): void {
    const titleKey = basisKey(law.title) || law.title;
    const sha256 = createHash('sha256').update(titleKey).update(law.date);
    for (const { place, text } of law.articles) sha256.update(place).update(text);
    const content = sha256.digest('hex');
    if (this.seen.has(content)) {
      this.twice += 1;
      return;
    }
    this.seen.add(content);
    const id = this.held.length + 1;
    const { title, docNumber, level, date, effectiveOn } = law;
    const count = law.articles.length;
    const row = { id, ...from, title, titleKey, docNumber, level, date, effectiveOn, sha256: content, count };
    this.insertDocument.run(row);
    const document = { ...law, articles: [], id, titleKey };
    this.held.push(document);
    const first = this.articles + 1;
    for (const { place, label, heading, text } of law.articles) {
      this.articles += 1;
      this.insertArticle.run(this.articles, id, place, label, heading, text);
      this.index.add(this.articles, text);
      this.lengths.push(Math.min(text.length, 0xffff));
      this.flags.push((namesTownships(text) ? FLAG.township : 0) | (isLocal(law) ? FLAG.local : 0));
    }
    this.ranges.push([document, first, this.articles]);
  }

  finish(at: string): void {
    this.markEarlier();
    const insert = this.connection.prepare('INSERT INTO term (code, articles, postings) VALUES (?, ?, ?)');
    for (const { code, articles, postings } of this.index.lists()) insert.run(code, articles, postings);
    this.connection
      .prepare('INSERT INTO shape (id, lengths, flags, indexedAt) VALUES (1, ?, ?, ?)')
      .run(new Uint8Array(Uint16Array.from(this.lengths).buffer), Uint8Array.from(this.flags), at);
  }

  /** Of several versions only the last by date is suggested from. */
  private markEarlier(): void {
    const newest = new Map<string, Held>();
    for (const document of this.held) {
      const other = newest.get(document.titleKey);
      if (!other || document.date >= other.date) newest.set(document.titleKey, document);
    }
    const mark = this.connection.prepare('UPDATE document SET newest = 0 WHERE id = ?');
    for (const [document, first, last] of this.ranges) {
      if (newest.get(document.titleKey) === document) continue;
      mark.run(document.id);
      for (let id = first; id <= last; id += 1) this.flags[id] = (this.flags[id] ?? 0) | FLAG.earlier;
    }
  }
}

function isLocal({ level }: LawText): boolean {
  return level === '地方性法规' || level === '政府规章';
}
