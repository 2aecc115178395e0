/** The rows of the search box: hits of each group in one order, with what Enter and Alt+Enter do. */

import { Fragment, type ReactNode } from 'react';
import { citedTitle } from '../../../shared/logic/bases/parseCitation';
import { DISPOSITION_WORDS } from '../../../shared/model/disposition';
import { EDITION_STAGE_WORDS } from '../../../shared/model/edition';
import { REQUEST_KIND_WORDS } from '../../../shared/model/request';
import { UNIT_KIND_WORDS } from '../../../shared/model/unit';
import type { CitingItem, SearchAnswer, UnitHit } from '../../../shared/views/search';
import { figure } from '../../format';
import type { Navigation } from '../../navigation';
import { DIRECTION_SIGNS } from '../../text';
import type { Command } from './commands';

export interface ResultRow {
  readonly key: string;
  readonly title: ReactNode;
  readonly detail: string;
  readonly open: () => void;
  /** Alt+Enter, with its word. */
  readonly second?: { readonly word: string; readonly open: () => void };
}

export interface ResultGroup {
  readonly word: string;
  /** Said beside the word; '' where it goes without saying. */
  readonly count: string;
  readonly rows: readonly ResultRow[];
}

/** What a row leads to; a basis leads to its items, inside the box. */
export interface Ways {
  readonly go: Navigation['goAnew'];
  readonly openBasis: (basis: { readonly id: number; readonly title: string }) => void;
}

export function resultGroups(answer: SearchAnswer, ways: Ways): ResultGroup[] {
  return [
    itemGroup(answer, ways),
    entryGroup(answer, ways),
    unitGroup(answer, ways),
    basisGroup(answer, ways),
    requestGroup(answer, ways),
    editionGroup(answer, ways),
  ].filter(({ rows }) => rows.length > 0);
}

function itemGroup({ query, items }: SearchAnswer, { go }: Ways): ResultGroup {
  const rows: ResultRow[] = items.hits.map((hit) => ({
    key: `item-${hit.id}`,
    title: <Marked text={hit.title} marks={hit.marks} />,
    detail: said([hit.live ? '' : '已核减', hit.found, hit.category, hit.department]),
    open: () => go('pool', { itemId: hit.id }),
  }));
  // The pool looks for characters; what was found by letters it would not find again.
  if (items.total > items.hits.length && /[\u4e00-\u9fff\d]/.test(query)) {
    rows.push({
      key: 'items-all',
      title: <span className="find-more">在事项库里看找到的事项</span>,
      detail: '',
      open: () => go('pool', { search: query.trim() }),
    });
  }
  return { word: '事项', count: countWords(items.total, '项'), rows };
}

function entryGroup({ entries }: SearchAnswer, { go }: Ways): ResultGroup {
  const rows = entries.hits.map((hit) => ({
    key: `entry-${hit.id}`,
    title: <Marked text={hit.title} marks={hit.marks} />,
    detail: said([hit.found, `${DIRECTION_SIGNS[hit.direction]}${hit.unit}`, DISPOSITION_WORDS[hit.fate]]),
    open: () => go('merge', { unitId: hit.unitId, entryId: hit.id, fate: 'all' }),
    second: {
      word: '看原表',
      open: () => go('sources', { sourceListId: hit.sourceListId, sheet: hit.sheet, row: hit.row }),
    },
  }));
  return { word: '条目', count: countWords(entries.total, '条'), rows };
}

function unitGroup({ units }: SearchAnswer, { go }: Ways): ResultGroup {
  const rows = units.hits.map((hit) => ({
    key: `unit-${hit.id}`,
    title: <Marked text={hit.title} marks={hit.marks} />,
    detail: said([
      UNIT_KIND_WORDS[hit.kind],
      hit.abolished ? `已撤销，今${hit.abolished.today}` : '',
      hit.found === '' ? '' : `又名 ${hit.found}`,
    ]),
    ...waysToUnit(hit, go),
  }));
  return { word: '单位', count: countWords(units.total, '个'), rows };
}

/** A township's list, a department's items; of a township that is no more where it is recorded, and its last list. */
function waysToUnit({ id: unitId, kind, abolished }: UnitHit, go: Ways['go']): Pick<ResultRow, 'open' | 'second'> {
  const unit = (): void => go('units', { kind, unitId });
  if (kind === 'superior') return { open: unit };
  if (abolished === null)
    return {
      open: () => (kind === 'township' ? go('townships', { unitId }) : go('pool', { unitId })),
      second: { word: '看单位', open: unit },
    };
  const { editionId } = abolished;
  if (editionId === null) return { open: unit };
  return { open: unit, second: { word: '看当时的清单', open: () => go('townships', { unitId, editionId }) } };
}

function basisGroup({ bases }: SearchAnswer, { openBasis }: Ways): ResultGroup {
  const rows = bases.hits.map((hit) => ({
    key: `basis-${hit.id}`,
    title: (
      <>
        《<Marked text={hit.title} marks={hit.marks} />》
      </>
    ),
    detail: said([hit.docNumber, hit.items === 0 ? '没有事项引用' : `${figure(hit.items)} 项引用`]),
    open: () => openBasis(hit),
  }));
  return { word: '依据', count: countWords(bases.total, '件'), rows };
}

function requestGroup({ requests }: SearchAnswer, { go }: Ways): ResultGroup {
  const rows = requests.hits.map((hit) => ({
    key: `request-${hit.id}`,
    title: <Marked text={hit.title} marks={hit.marks} />,
    detail: said([hit.code, REQUEST_KIND_WORDS[hit.kind], hit.unit, hit.date]),
    open: () => go('requests', { requestId: hit.id }),
  }));
  return { word: '申请', count: countWords(requests.total, '件'), rows };
}

function editionGroup({ editions }: SearchAnswer, { go }: Ways): ResultGroup {
  const rows = editions.hits.map((hit) => ({
    key: `edition-${hit.id}`,
    title: <Marked text={hit.title} marks={hit.marks} />,
    detail: said([`第${hit.number}版`, EDITION_STAGE_WORDS[hit.stage], hit.issuedOn]),
    open: () => go('editions', { editionId: hit.id }),
  }));
  return { word: '版本', count: countWords(editions.total, '版'), rows };
}

/** The items behind a basis. */
export function citingGroup(title: string, items: readonly CitingItem[], { go }: Ways): ResultGroup {
  const rows = items.map((item) => ({
    key: `citing-${item.id}`,
    title: item.title,
    detail: said([item.category, item.clause]),
    open: () => go('pool', { itemId: item.id }),
  }));
  return { word: `引用${citedTitle(title)}的事项`, count: countWords(items.length, '项'), rows };
}

export function commandGroup(commands: readonly Command[]): ResultGroup {
  const rows = commands.map(({ key, word, hint, act }) => ({ key, title: word, detail: hint, open: act }));
  return { word: '页面和操作', count: '', rows };
}

function countWords(total: number, measure: string): string {
  return `${figure(total)} ${measure}`;
}

function said(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

/** The characters that answer the query, underlined and bold. */
function Marked({ text, marks }: { text: string; marks: readonly number[] }): ReactNode {
  const marked = new Set(marks);
  const pieces: { text: string; hit: boolean; from: number }[] = [];
  Array.from(text).forEach((character, position) => {
    const hit = marked.has(position);
    const last = pieces.at(-1);
    if (last && last.hit === hit) last.text += character;
    else pieces.push({ text: character, hit, from: position });
  });
  return pieces.map((piece) =>
    piece.hit ? <mark key={piece.from}>{piece.text}</mark> : <Fragment key={piece.from}>{piece.text}</Fragment>,
  );
}
