/** What the documents of the agreement are made of, and the words they share. */
import type { ItemContent } from '../../model/item';
import type { ContentDraft } from '../../model/paperDocument';
import type { SchemeList } from '../../model/scheme';
import {
  AGREEMENT_STATE_WORDS,
  OFFICE_WORD,
  POSITION_WORDS,
  type Ruling,
  type Talk,
  type Verdict,
} from '../../model/verdict';
import { groupBy } from '../rows/groupBy';
import { toChineseDate } from '../text/chineseNumerals';
import { closed } from '../text/closed';
import type { ItemAgreement, PartyStanding } from './decideAgreement';

export interface PaperHead {
  readonly place: string;
  /** How the office signs. */
  readonly office: string;
  /** ISO date. */
  readonly date: string;
  readonly lists: readonly SchemeList[];
}

/** One item with all that is on record about it. */
export interface RecordedItem {
  readonly item: ItemContent;
  readonly agreement: ItemAgreement;
  /** Not all have spoken where first verdicts are blind: `verdicts` is empty, and the parties stand as if silent. */
  readonly hidden?: boolean;
  /** The round it was subtracted in; left out: it is live. */
  readonly subtracted?: number;
  /** The moment it was. */
  readonly subtractedAt?: string;
  readonly verdicts: readonly Verdict[];
  readonly rulings: readonly (Ruling & { readonly talk: string })[];
  readonly talks: readonly Talk[];
}

/** 裁定：按现文字列入。理由：……（编委会，2025年6月20日） */
function rulingWords({ decision, reason, decider, date }: Ruling): string {
  return `裁定：${closed(decision)}理由：${reason}（${decider}，${toChineseDate(date)}）`;
}

/** How it ended, never an agreement where it was a ruling. */
export function resultWords({ agreement, rulings, subtracted }: RecordedItem): string {
  if (subtracted !== undefined) return `已核减（第${subtracted}轮）`;
  if (agreement.state === 'ruled' && agreement.ruling) return rulingWords(agreement.ruling);
  const earlier = rulings.length > 0 ? '（此前的文字曾裁定）' : '';
  return `${AGREEMENT_STATE_WORDS[agreement.state]}${earlier}`;
}

export function standingWords({ position, changed }: Pick<PartyStanding, 'position' | 'changed'>): string {
  return changed.length > 0 ? `原${POSITION_WORDS[position]}，须重新表态` : POSITION_WORDS[position];
}

/** 市水务局不同意：…… */
export function verdictWords({ voice, position, words }: Pick<Verdict, 'voice' | 'position' | 'words'>): string {
  return `${voice || OFFICE_WORD}${POSITION_WORDS[position]}${words === '' ? '' : `：${words}`}`;
}

/** 东宁镇、绥阳镇不同意：……: parties that said the same in the same words stand together, in the order of the first. */
export function joinedWords(verdicts: readonly Verdict[], after: (verdict: Verdict) => string = () => ''): string[] {
  const groups = groupBy(verdicts, (verdict) => JSON.stringify([verdict.position, verdict.words, after(verdict)]));
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const voices = [...new Set(own.map(({ voice }) => voice || OFFICE_WORD))];
    return [`${verdictWords({ ...first, voice: voices.join('、') })}${after(first)}`];
  });
}

/** 清单 · 类别 where there are several lists. */
export function placeWords(lists: readonly SchemeList[], place: { listId: string; category: string }): string {
  const list = lists.length > 1 ? lists.find(({ id }) => id === place.listId)?.short : undefined;
  return list ? `${list}　${place.category}` : place.category;
}

/** Boxes to sign in, three beside each other at most (a narrower one breaks its words), as many in each row as can be. */
export function signatureBlocks(signers: readonly string[]): ContentDraft[] {
  const rows = Math.ceil(signers.length / MOST_BESIDE);
  const from = (row: number): number => Math.round((row * signers.length) / rows);
  return Array.from({ length: rows }, (_, row) => ({
    kind: 'signatures' as const,
    signers: signers.slice(from(row), from(row + 1)),
    ...(rows > ROWS_AT_EASE && { height: CLOSE }),
  }));
}

const MOST_BESIDE = 3;
/** More rows of boxes stand closer, so that all are on one sheet with what is signed. Millimetres. */
const ROWS_AT_EASE = 2;
const CLOSE = 44;
