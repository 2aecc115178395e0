/** 检索: one box over items, entries, units, bases, requests and editions, by characters, pinyin or initials; best hits first, totals exact. */
import type { Parsed } from '../../../../shared/contract';
import { numberOf } from '../../../../shared/logic/opinions/packRows';
import {
  excerptOf,
  matchQuery,
  type QueryMatch,
  type ReadingsOf,
  SearchedText,
  termsOf,
} from '../../../../shared/logic/text/matchQuery';
import { meantReadings } from '../../../../shared/logic/text/meantReadings';
import { ok, type Result } from '../../../../shared/result';
import type { BasisHit, EntryHit, Found, ItemHit, SearchAnswer, UnitHit } from '../../../../shared/views/search';
import type { ProjectFile } from '../../database/file/projectFile';
import { textsColumn } from '../../database/jsonColumn';
import { rememberUntilNextAction } from '../../database/memo';
import { listIssued, openEdition } from '../../repositories/editions/editionRepository';
import {
  findEntryTexts,
  findItemTexts,
  readSearchedNames,
  type SearchedBasis,
  type SearchedEdition,
  type SearchedEntry,
  type SearchedItem,
  type SearchedRequest,
  type SearchedUnit,
} from '../../repositories/project/searchRepository';
import { listAbolished } from '../../repositories/units/abolitionRepository';

/** Hits shown of each group. */
const SHOWN = 8;
/** After every hit in a name: the words stand in the text only. */
const IN_TEXT = 5;
/** A query of more terms than this is a text, not a question. */
const MOST_TERMS = 8;

/** Texts are looked through too, as soon as there are two characters that are not all letters (pinyin is for names). */
export async function searchProject(project: ProjectFile, { query }: Parsed<'search'>): Promise<Result<SearchAnswer>> {
  const terms = termsOf(query).slice(0, MOST_TERMS);
  if (terms.length === 0) return ok(nothingFound(query));
  const readings = terms.some((term) => /[a-z]/.test(term)) ? await loadReadings() : noReadings;
  const names = rememberUntilNextAction(project, 'search', () => readSearchedNames(project.read));
  const look: Look = { terms, readings };
  const abolished = new Map(listAbolished(project.read).map(({ unitId, today }) => [unitId, today]));
  const inTexts = terms.join('').length >= 2 && terms.some((term) => /[^a-z]/.test(term));
  return ok({
    query,
    items: rank(names.items, look, itemTexts(project, terms, inTexts), itemHit),
    entries: rank(names.entries, look, inTexts ? findEntryTexts(project.read, terms) : null, (row, marks, found) =>
      entryHit({ ...row, unit: calledToday(row, abolished) }, marks, found),
    ),
    units: rank(names.units, look, otherNames(names.units, look), (row, marks, found) => ({
      ...unitHit(row, marks, found),
      abolished: goneOf(project, row.id, abolished),
    })),
    bases: rank(names.bases, look, docNumbers(names.bases, look), basisHit),
    requests: rank(names.requests, look, requestCodes(names.requests, look), (row, marks, found) => ({
      ...row,
      marks,
      found,
    })),
    editions: rank(names.editions, look, editionNames(names.editions, look), (row, marks, found) => ({
      ...row,
      marks,
      found,
    })),
  });
}

interface Look {
  readonly terms: readonly string[];
  readonly readings: ReadingsOf;
}

/** Hits by title, then those whose other text answers; within one rank shorter titles first, then the given order. */
function rank<Row extends { readonly id: number; readonly title: string }, Hit>(
  rows: readonly Row[],
  { terms, readings }: Look,
  others: ReadonlyMap<number, string> | null,
  hitOf: (row: Row, marks: readonly number[], found: string) => Hit,
): Found<Hit> {
  const found: { row: Row; match: QueryMatch; other: string }[] = [];
  for (const row of rows) {
    const match = matchQuery(terms, prepared(row.title), readings);
    const other = match ? '' : (others?.get(row.id) ?? '');
    if (match) found.push({ row, match, other });
    else if (other !== '') found.push({ row, match: { rank: IN_TEXT, marks: [] }, other });
  }
  found.sort((a, b) => a.match.rank - b.match.rank || lengthFor(a) - lengthFor(b));
  const hits = found
    .slice(0, SHOWN)
    .map(({ row, match, other }) => hitOf(row, match.marks, other === '' ? '' : excerptOf(other, terms) || other));
  return { total: found.length, hits };
}

/** In a text the length of the title says nothing. */
function lengthFor({ row, match }: { row: { readonly title: string }; match: QueryMatch }): number {
  return match.rank < IN_TEXT ? row.title.length : 0;
}

function itemHit(
  { id, title, category, department, live }: SearchedItem,
  marks: readonly number[],
  found: string,
): ItemHit {
  return { id, title, category, department, live: live === 1, marks, found };
}

function entryHit({ fate, ...row }: SearchedEntry, marks: readonly number[], found: string): EntryHit {
  return { ...row, fate: fate ?? 'pending', marks, found };
}

function unitHit(
  { id, title, kind }: SearchedUnit,
  marks: readonly number[],
  found: string,
): Omit<UnitHit, 'abolished'> {
  return { id, title, kind, marks, found };
}

/** Townships that are no more → what stands for each today. */
type Abolished = ReadonlyMap<number, string>;

/** 城南街道（今临江镇） */
function calledToday({ unitId, unit }: SearchedEntry, abolished: Abolished): string {
  const today = abolished.get(unitId);
  return today === undefined ? unit : `${unit}（今${today}）`;
}

function goneOf(project: ProjectFile, unitId: number, abolished: Abolished): UnitHit['abolished'] {
  const today = abolished.get(unitId);
  if (today === undefined) return null;
  const edition = listIssued(project.read).findLast(({ id }) =>
    openEdition(project, id)?.frame.units.some((unit) => unit.id === unitId),
  );
  return { today, editionId: edition?.id ?? null };
}

function basisHit(row: SearchedBasis, marks: readonly number[], found: string): BasisHit {
  return { ...row, marks, found };
}

/** The item whose 事项编号 it is, as printed on what is sent out; else those whose wording holds the terms. */
function itemTexts(
  project: ProjectFile,
  terms: readonly string[],
  inTexts: boolean,
): ReadonlyMap<number, string> | null {
  const [term = ''] = terms;
  const numbered = terms.length === 1 && /^\d{4,9}$/.test(term) && term === numberOf(Number(term));
  const texts = inTexts ? findItemTexts(project.read, terms) : null;
  return numbered ? new Map([...(texts ?? []), [Number(term), `事项编号 ${term}`]]) : texts;
}

function otherNames(units: readonly SearchedUnit[], { terms, readings }: Look): Map<number, string> {
  return new Map(
    units.flatMap(({ id, aliases }) => {
      const names = textsColumn(aliases);
      const name = names.find((alias) => matchQuery(terms, prepared(alias), readings));
      return name === undefined ? [] : [[id, name] as const];
    }),
  );
}

function docNumbers(bases: readonly SearchedBasis[], { terms, readings }: Look): Map<number, string> {
  return new Map(
    bases
      .filter(
        ({ title, docNumber }) => docNumber !== '' && matchQuery(terms, prepared(`${title} ${docNumber}`), readings),
      )
      .map(({ id, docNumber }) => [id, docNumber]),
  );
}

/** By its code, or by code, unit and title together. */
function requestCodes(requests: readonly SearchedRequest[], { terms, readings }: Look): Map<number, string> {
  return new Map(
    requests
      .filter(({ code, unit, title }) => matchQuery(terms, prepared(`${code} ${unit} ${title}`), readings))
      .map(({ id, code }) => [id, code]),
  );
}

/** An edition is also 第2版. */
function editionNames(editions: readonly SearchedEdition[], { terms, readings }: Look): Map<number, string> {
  return new Map(
    editions
      .filter(({ number, title }) => matchQuery(terms, prepared(`第${number}版 ${title}`), readings))
      .map(({ id, number }) => [id, `第${number}版`]),
  );
}

function nothingFound(query: string): SearchAnswer {
  const none = { total: 0, hits: [] };
  return { query, items: none, entries: none, units: none, bases: none, requests: none, editions: none };
}

const MOST_PREPARED = 200_000;
const preparedTexts = new Map<string, SearchedText>();

/** Titles are made ready once and kept across actions, as most of them stay the same. */
function prepared(text: string): SearchedText {
  const found = preparedTexts.get(text);
  if (found) return found;
  if (preparedTexts.size >= MOST_PREPARED) preparedTexts.clear();
  const made = new SearchedText(text);
  preparedTexts.set(text, made);
  return made;
}

const noReadings: ReadingsOf = () => [];
const known = new Map<string, readonly string[]>();

/**
 * All readings of a character count (曾 is found by zeng and by ceng), so names need no segmenting: a character is
 * looked up once and kept. The dictionary is loaded by the first query in letters, not at the engine's start.
 */
async function loadReadings(): Promise<ReadingsOf> {
  const { pinyin } = await import('pinyin-pro');
  return (character) => {
    const found = known.get(character);
    if (found) return found;
    const all = /\p{Script=Han}/u.test(character)
      ? [...new Set(pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }))]
      : [];
    const readings = meantReadings(character, all);
    known.set(character, readings);
    return readings;
  };
}
