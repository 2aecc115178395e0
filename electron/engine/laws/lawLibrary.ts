/** The open law library: versions of a document, an article's text, and articles that share words with a duty. */
import type { Database, Statement } from 'better-sqlite3';
import { eachPair, namesTownships } from '../../../shared/logic/laws/lawTerms';
import { sharedWords } from '../../../shared/logic/laws/shareWords';
import { normalizeText, withoutBoilerplate } from '../../../shared/logic/text/normalizeText';
import type { BasisLevel } from '../../../shared/model/basis';
import type { LawArticle } from '../../../shared/model/law';
import type { ArticleSuggestion, LawLibraryView, LawVersion } from '../../../shared/views/laws';
import { FLAG, openLawFile } from './lawFile';
import { eachId } from './postings';

/** Only so many pairs of a duty are looked up, the most telling ones. */
const MOST_PAIRS = 90;
/** A pair in more than this share of all articles tells nothing. */
const COMMON = 0.06;
/** An article that names townships goes first when it reaches this share of the best one's weight. */
const NEAR = 0.7;
/** Sharing fewer telling words is mostly chance. */
const FEWEST_WORDS = 2;
/** Of so many the shared words are looked at. */
const CANDIDATES = 30;
const NAME_WEIGHT = 2.2;
/** Local law counts less: a library may hold that of other places. */
const LOCAL = 0.75;

interface StoredArticle extends LawArticle {
  readonly id: number;
  readonly documentId: number;
  readonly title: string;
  readonly docNumber: string;
  readonly level: BasisLevel;
  readonly date: string;
  readonly effectiveOn: string;
}

export class LawLibrary {
  private connection: Database | null = null;
  private lengths = new Uint16Array(0);
  private flags = new Uint8Array(0);
  private scores = new Float32Array(0);
  private statements = new Map<string, Statement<unknown[]>>();

  constructor(readonly path: string) {
    this.reopen();
  }

  /** Takes in what stands in the file now. */
  reopen(): void {
    this.close();
    this.connection = openLawFile(this.path);
    const shape = this.get<{ lengths: Uint8Array; flags: Uint8Array }>('SELECT lengths, flags FROM shape');
    const bytes = Uint8Array.from(shape?.lengths ?? []);
    this.lengths = new Uint16Array(bytes.buffer, 0, bytes.length / 2);
    this.flags = Uint8Array.from(shape?.flags ?? []);
    this.scores = new Float32Array(this.flags.length);
  }

  close(): void {
    this.connection?.close();
    this.connection = null;
    this.statements.clear();
  }

  private statement(sql: string): Statement<unknown[]> | null {
    if (!this.connection) return null;
    const found = this.statements.get(sql) ?? this.connection.prepare<unknown[]>(sql);
    this.statements.set(sql, found);
    return found;
  }

  private all<Row>(sql: string, ...values: readonly unknown[]): Row[] {
    return (this.statement(sql)?.all(...values) as Row[] | undefined) ?? [];
  }

  private get<Row>(sql: string, ...values: readonly unknown[]): Row | undefined {
    return this.statement(sql)?.get(...values) as Row | undefined;
  }

  describe(): LawLibraryView {
    const folders = this.all<{ folder: string; documents: number }>(
      'SELECT folder, count(*) AS documents FROM document GROUP BY folder ORDER BY folder',
    );
    return {
      documents: folders.reduce((sum, { documents }) => sum + documents, 0),
      articles: Math.max(0, this.flags.length - 1),
      indexedAt: this.get<{ indexedAt: string }>('SELECT indexedAt FROM shape')?.indexedAt ?? '',
      folders: folders.map((row) => ({ ...row, name: row.folder.split(/[\\/]/).filter(Boolean).at(-1) ?? row.folder })),
      unread: this.all('SELECT fileName, why FROM unread ORDER BY fileName LIMIT 500'),
    };
  }

  /** Date of the newest version by key: to see what a new indexing brought. */
  newestDates(): Map<string, string> {
    const rows = this.all<{ titleKey: string; date: string }>('SELECT titleKey, date FROM document WHERE newest = 1');
    return new Map(rows.map(({ titleKey, date }) => [titleKey, date]));
  }

  /**
   * All versions of the document of that key, the newest first. An amended law keeps the article with the day its first version
   * came into force: a day before the version's own tells nothing of it.
   */
  versions(titleKey: string): LawVersion[] {
    return this.all<Omit<LawVersion, 'newest'> & { newest: number }>(
      `SELECT id AS documentId, title, date, iif(effectiveOn < date, '', effectiveOn) AS effectiveOn, fileName, newest FROM document
       WHERE titleKey = ? ORDER BY date DESC, id DESC`,
      titleKey,
    ).map((version) => ({ ...version, newest: version.newest === 1 }));
  }

  /** The article, or heading, of that document; parts of it when only its parts were split. */
  article(documentId: number, place: string): LawArticle | undefined {
    return this.get(
      'SELECT place, label, heading, text FROM article WHERE documentId = ? AND place = ? ORDER BY id LIMIT 1',
      documentId,
      place,
    );
  }

  articles(documentId: number): LawArticle[] {
    return this.all('SELECT place, label, heading, text FROM article WHERE documentId = ? ORDER BY id', documentId);
  }

  /** Articles that share the most telling words with the duty, those that name townships first. */
  suggest(name: string, text: string, limit: number): Omit<ArticleSuggestion, 'notYet'>[] {
    const weights = this.weightPairs(name, text);
    const touched = this.addUp(weights);
    const ranked = this.rank(touched, Math.max(CANDIDATES, limit));
    const duty = `${name}\n${text}`;
    const found = this.readArticles(ranked).map(({ id: _, ...row }) => ({
      ...row,
      shared: sharedWords(duty, row.text),
      namesTownships: namesTownships(row.text),
    }));
    const telling = found.filter(({ shared }) => shared.length >= FEWEST_WORDS);
    return (telling.length > 0 ? telling : found).slice(0, limit);
  }

  /** The article of the document that shares the most telling words with the duty; undefined when none shares two. */
  nearest(documentId: number, name: string, text: string): LawArticle | undefined {
    const range = this.get<{ first: number; last: number }>(
      'SELECT min(id) AS first, max(id) AS last FROM article WHERE documentId = ?',
      documentId,
    );
    if (!range) return undefined;
    const within = this.addUp(this.weightPairs(name, text)).filter((id) => id >= range.first && id <= range.last);
    const scored = within.map((id) => ({ id, score: this.scoreOf(id) })).sort((a, b) => b.score - a.score);
    const [best] = this.readArticles(scored.slice(0, 1).map(({ id }) => id));
    return best && sharedWords(`${name}\n${text}`, best.text).length >= FEWEST_WORDS ? best : undefined;
  }

  /** Long articles hold many words by chance. */
  private scoreOf(id: number): number {
    return (this.scores[id] ?? 0) / (0.6 + 0.4 * Math.sqrt((this.lengths[id] ?? 0) / 120));
  }

  /** The rarest pairs of the duty with their weights; those of the name count more. */
  private weightPairs(name: string, text: string): { code: number; weight: number; postings: Uint8Array }[] {
    const wanted = new Map<number, number>();
    const collect = (words: string, weight: number): void =>
      eachPair(withoutBoilerplate(normalizeText(words)), (code) =>
        wanted.set(code, Math.max(wanted.get(code) ?? 0, weight)),
      );
    collect(text, 1);
    collect(name, NAME_WEIGHT);
    const total = this.flags.length;
    const known = this.all<{ code: number; articles: number }>(
      'SELECT code, articles FROM term WHERE code IN (SELECT value FROM json_each(?))',
      JSON.stringify([...wanted.keys()]),
    );
    const telling = known
      .filter(({ articles }) => articles <= Math.max(total * COMMON, 5))
      .map(({ code, articles }) => ({ code, weight: (wanted.get(code) ?? 1) * Math.log(1 + total / articles) }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, MOST_PAIRS);
    return telling.flatMap(({ code, weight }) => {
      const row = this.get<{ postings: Uint8Array }>('SELECT postings FROM term WHERE code = ?', code);
      return row ? [{ code, weight, postings: row.postings }] : [];
    });
  }

  /** Adds the weights up by article; answers the articles touched. */
  private addUp(pairs: readonly { weight: number; postings: Uint8Array }[]): number[] {
    this.scores.fill(0);
    const touched: number[] = [];
    for (const { weight, postings } of pairs) {
      eachId(postings, (id) => {
        const before = this.scores[id] ?? 0;
        if (before === 0) touched.push(id);
        this.scores[id] = before + weight;
      });
    }
    return touched;
  }

  /** Earlier versions are left out, local law stands a little behind. */
  private rank(touched: readonly number[], limit: number): number[] {
    const scored: { id: number; score: number }[] = [];
    for (const id of touched) {
      const flags = this.flags[id] ?? 0;
      if ((flags & FLAG.earlier) !== 0) continue;
      const plain = this.scoreOf(id);
      scored.push({ id, score: (flags & FLAG.local) === 0 ? plain : plain * LOCAL });
    }
    scored.sort((a, b) => b.score - a.score || a.id - b.id);
    const best = scored[0]?.score ?? 0;
    const first = scored.filter(
      ({ id, score }) => score >= best * NEAR && ((this.flags[id] ?? 0) & FLAG.township) !== 0,
    );
    const ahead = new Set(first.map(({ id }) => id));
    return [...first, ...scored.filter(({ id }) => !ahead.has(id))].slice(0, limit).map(({ id }) => id);
  }

  /** In the order of `ids`. */
  private readArticles(ids: readonly number[]): StoredArticle[] {
    const rows = this.all<StoredArticle>(
      `SELECT article.id, documentId, title, docNumber, level, date, iif(effectiveOn < date, '', effectiveOn) AS effectiveOn,
         place, label, heading, text FROM article
       JOIN document ON document.id = documentId WHERE article.id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }
}
