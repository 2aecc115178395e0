/** What the global search looks through: names in a few columns, and texts by their characters. */
import type { DispositionKind } from '../../../../shared/model/disposition';
import type { EditionStage } from '../../../../shared/model/edition';
import type { RequestKind } from '../../../../shared/model/request';
import type { Direction } from '../../../../shared/model/sourceEntry';
import type { UnitKind } from '../../../../shared/model/unit';
import type { CitingItem } from '../../../../shared/views/search';
import type { ReadHandle } from '../../database/file/handles';
import { holds, sought } from '../merge/entryRepository';

export interface SearchedItem {
  readonly id: number;
  readonly title: string;
  readonly category: string;
  readonly department: string;
  readonly live: number;
}

export interface SearchedEntry {
  readonly id: number;
  readonly title: string;
  readonly unitId: number;
  readonly unit: string;
  readonly direction: Direction;
  readonly fate: DispositionKind | null;
  readonly sourceListId: number;
  readonly sheet: string;
  readonly row: number;
}

export interface SearchedUnit {
  readonly id: number;
  readonly title: string;
  readonly kind: UnitKind;
  /** JSON array of names. */
  readonly aliases: string;
}

export interface SearchedBasis {
  readonly id: number;
  readonly title: string;
  readonly docNumber: string;
  readonly items: number;
}

export interface SearchedRequest {
  readonly id: number;
  readonly title: string;
  readonly code: string;
  readonly kind: RequestKind;
  readonly unit: string;
  readonly date: string;
}

export interface SearchedEdition {
  readonly id: number;
  readonly title: string;
  readonly number: number;
  readonly stage: EditionStage;
  readonly issuedOn: string;
}

export interface SearchedNames {
  readonly items: readonly SearchedItem[];
  readonly entries: readonly SearchedEntry[];
  readonly units: readonly SearchedUnit[];
  readonly bases: readonly SearchedBasis[];
  readonly requests: readonly SearchedRequest[];
  readonly editions: readonly SearchedEdition[];
}

/** Live items before subtracted ones, then the office's order; entries in file order. */
export function readSearchedNames(read: ReadHandle): SearchedNames {
  return {
    items: read.all<SearchedItem>(
      `SELECT item.id, version.name AS title, category, live, coalesce(unit.name, '') AS department
       FROM item JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version
       LEFT JOIN responsibility ON responsibility.itemId = item.id AND role IN ('lead', 'main')
       LEFT JOIN unit ON unit.id = responsibility.unitId
       GROUP BY item.id ORDER BY live DESC, item.position, item.id`,
    ),
    entries: read.all<SearchedEntry>(
      `SELECT entry.id, entry.name AS title, list.unitId, unit.name AS unit, list.direction, list.id AS sourceListId,
         entry.sheet, entry.row, fate.kind AS fate
       FROM sourceEntry AS entry JOIN sourceList AS list ON list.id = entry.sourceListId JOIN unit ON unit.id = list.unitId
       LEFT JOIN (SELECT entryId, min(kind) AS kind FROM disposition GROUP BY entryId) AS fate ON fate.entryId = entry.id
       WHERE list.withdrawn = 0 ORDER BY entry.id`,
    ),
    units: read.all<SearchedUnit>(
      `SELECT id, name AS title, kind, (SELECT json_group_array(alias) FROM unitAlias WHERE unitId = unit.id) AS aliases
       FROM unit ORDER BY kind = 'superior', kind DESC, position, id`,
    ),
    bases: read.all<SearchedBasis>(
      `SELECT basis.id, title, docNumber, count(DISTINCT item.id) AS items
       FROM basis LEFT JOIN itemBasis ON itemBasis.basisId = basis.id LEFT JOIN item ON item.id = itemBasis.itemId AND live = 1
       GROUP BY basis.id ORDER BY items DESC, title`,
    ),
    requests: read.all<SearchedRequest>(
      `SELECT request.id, title, code, request.kind, unit.name AS unit, date
       FROM request JOIN unit ON unit.id = unitId ORDER BY date DESC, request.id DESC`,
    ),
    editions: read.all<SearchedEdition>(
      `SELECT id, CASE docNumber WHEN '' THEN '第' || number || '版' ELSE docNumber END AS title, number, stage, issuedOn
       FROM edition ORDER BY id DESC`,
    ),
  };
}

/** Items whose wording (not the name), remark or own fields hold every term, with all of them, by id. */
export function findItemTexts(read: ReadHandle, terms: readonly string[]): Map<number, string> {
  const rows = read.all<{ id: number; text: string }>(
    `SELECT id, text FROM (
       SELECT item.id, trim(text || ' ' || remark || ' ' || (SELECT coalesce(group_concat(value, ' '), '') FROM json_each(fields))) AS text
       FROM item JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version)
     WHERE ${everyTerm(['text'], terms)}`,
    named(terms),
  );
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** Entries whose wording, department or remark holds every term, with that text, by id. */
export function findEntryTexts(read: ReadHandle, terms: readonly string[]): Map<number, string> {
  const rows = read.all<{ id: number; text: string }>(
    `SELECT entry.id, text || ' ' || department || ' ' || remark AS text
     FROM sourceEntry AS entry JOIN sourceList AS list ON list.id = sourceListId
     WHERE ${everyTerm(['text', 'department', 'remark'], terms)}`,
    named(terms),
  );
  return new Map(rows.map(({ id, text }) => [id, text]));
}

function everyTerm(columns: readonly string[], terms: readonly string[]): string {
  return terms
    .map((_, index) => `(${columns.map((column) => holds(column, `term${index}`)).join(' OR ')})`)
    .join(' AND ');
}

function named(terms: readonly string[]): Record<string, string> {
  return Object.assign({}, ...terms.map((term, index) => sought(`term${index}`, term)));
}

/** Live items that cite the basis, in the office's order. */
export function listCitingItems(read: ReadHandle, basisId: number): CitingItem[] {
  return read.all<CitingItem>(
    `SELECT item.id, name AS title, category, group_concat(clause, '、') AS clause
     FROM itemBasis JOIN item ON item.id = itemBasis.itemId AND live = 1
     JOIN itemVersion AS version ON version.itemId = item.id AND version.number = item.version
     WHERE basisId = ? GROUP BY item.id ORDER BY item.position, item.id`,
    [basisId],
  );
}
