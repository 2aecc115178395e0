/** 一镇一单 on paper: cover, contents, a part for each list with its sections, notes and signatures. */
import type { ContentDraft, DocumentDraft, PaperDocument, PartDraft } from '../../../model/paperDocument';
import type { Scheme, SchemeList } from '../../../model/scheme';
import type { TownshipList } from '../../../model/townshipList';
import { toChineseDate, toChineseNumeral } from '../../text/chineseNumerals';
import { editionNotes, stageWords } from '../printedEdition';
import { layOutDocument } from './layOutDocument';
import { listTable } from './listTable';

/**
 * All lists of one township as one document.
 * @throws Error when a list or one of its categories is not in the scheme: a row must never be lost on paper.
 */
export function layOutTownship(lists: readonly TownshipList[], scheme: Scheme): PaperDocument {
  return layOutDocument(draftTownship(lists, scheme), scheme.paper);
}

function draftTownship(lists: readonly TownshipList[], scheme: Scheme): DocumentDraft {
  const [first] = lists;
  if (first === undefined) throw new Error('a township has one list at least');
  const { cover, notes, signers } = scheme.paper;
  const several = lists.length > 1;
  const title = fillIn(scheme.title, first, several ? '' : listOf(first, scheme).name);
  const parts = lists.map((list) => listPart(list, scheme, several ? listOf(list, scheme).name : title));
  const all = [...notes, ...editionNotes(first, notes.length)];
  if (all.length > 0) parts.push(notesPart(all, lists, scheme));
  if (signers.length > 0) parts.push(signaturePart(title, first, signers));
  const fronted = cover === 'always' || (cover === 'several' && several);
  return {
    title,
    date: first.date,
    parts: anchored(fronted ? [coverPart(title, first), contentsPart(parts, lists, 2), ...parts] : parts, first),
  };
}

/** One small line at the very end: which state of the trail the paper was issued from. */
function anchored(parts: readonly PartDraft[], { anchor = '' }: TownshipList): readonly PartDraft[] {
  const last = parts.at(-1);
  if (anchor === '' || last === undefined) return parts;
  const line: ContentDraft = { kind: 'ends', left: `操作记录存照：${anchor}`, right: '' };
  return [...parts.slice(0, -1), { ...last, content: [...last.content, line] }];
}

/** The lists of all townships in one volume, with one contents; page numbers run through. */
export function layOutVolume(townships: readonly (readonly TownshipList[])[], scheme: Scheme): PaperDocument {
  const lists = townships.flat();
  const [first] = lists;
  if (first === undefined) throw new Error('a volume has one list at least');
  const whole = { ...first, township: '' };
  const title = `${fillIn(scheme.title, whole, scheme.lists.length > 1 ? '' : listOf(first, scheme).name)}汇编`;
  const parts = lists.map((list): PartDraft => {
    const { name } = listOf(list, scheme);
    return { ...listPart(list, scheme, `${list.place}${list.township}${name}`), name: `${list.township}${name}` };
  });
  return layOutDocument(
    {
      title,
      date: first.date,
      parts: anchored([coverPart(title, whole), contentsPart(parts, lists, 2, '镇次'), ...parts], first),
    },
    scheme.paper,
  );
}

function listOf(list: TownshipList, scheme: Scheme): SchemeList {
  const found = scheme.lists.find(({ id }) => id === list.listId);
  if (found === undefined) throw new Error(`scheme ${scheme.id} has no list ${list.listId}`);
  return found;
}

/** The title of a township's paper: of one list that list's, of several that of all. */
export function titleOfPaper(list: Pick<TownshipList, 'place' | 'township'>, scheme: Scheme): string {
  const [only, second] = scheme.lists;
  return fillIn(scheme.title, list, second ? '' : (only?.name ?? ''));
}

function fillIn(pattern: string, { place, township }: Pick<TownshipList, 'place' | 'township'>, list: string): string {
  const values: Readonly<Record<string, string>> = { place, township, list, 地区: place, 单位: township, 清单: list };
  return pattern.replace(/〔([^〔〕]+)〕/g, (mark, name: string) => values[name] ?? mark);
}

function stageLine(list: TownshipList): ContentDraft[] {
  const text = stageWords(list);
  return text === '' ? [] : [{ kind: 'text', style: 'subtitle', text }];
}

function coverPart(title: string, list: TownshipList): PartDraft {
  const owner = `${list.place}${list.township}`;
  // The long title stands in two lines where it names its owner first.
  const lines = title.startsWith(owner) ? [owner, title.slice(owner.length)] : [title];
  return {
    name: '封面',
    numbered: false,
    content: [
      { kind: 'gap', height: 32 },
      ...lines.filter((text) => text !== '').map((text): ContentDraft => ({ kind: 'text', style: 'cover', text })),
      { kind: 'gap', height: 4 },
      ...stageLine(list),
      { kind: 'gap', height: 36 },
      ...(list.edition?.issuer ? [{ kind: 'text', style: 'subtitle', text: list.edition.issuer } as const] : []),
      { kind: 'text', style: 'subtitle', text: toChineseDate(list.edition?.issuedOn || list.date) },
    ],
  };
}

/** `offset`: parts before the first that stands in the contents; `unit`: a duty of two townships is one item, two 镇次. */
function contentsPart(
  parts: readonly PartDraft[],
  lists: readonly TownshipList[],
  offset: number,
  unit: '项' | '镇次' = '项',
): PartDraft {
  const total = lists.reduce((sum, { rows }) => sum + rows.length, 0);
  const lines = parts.map(({ name }, index): ContentDraft => {
    const list = lists[index];
    const count = list ? `（${list.rows.length}项）` : '';
    return {
      kind: 'ends',
      left: `${contentsNumber(index, parts.length)}${name}${count}`,
      right: '',
      toPart: index + offset,
    };
  });
  return {
    name: '目录',
    numbered: false,
    content: [
      { kind: 'text', style: 'title', text: '目　录' },
      { kind: 'gap', height: 4 },
      ...lines,
      { kind: 'gap', height: 4 },
      { kind: 'text', style: 'text', text: `共 ${lists.length} 张清单、${total} ${unit}。` },
    ],
  };
}

/** 一、二、三…… while it lasts; a volume of many townships is counted in figures. */
function contentsNumber(index: number, of: number): string {
  return of > 20 ? `${index + 1}. ` : `${toChineseNumeral(index + 1)}、`;
}

function listPart(list: TownshipList, scheme: Scheme, title: string): PartDraft {
  const schemeList = listOf(list, scheme);
  return {
    name: schemeList.name,
    content: [
      { kind: 'text', style: 'title', text: title },
      ...stageLine(list),
      { kind: 'ends', left: `单位：${list.place}${list.township}`, right: toChineseDate(list.date) },
      listTable(list.rows, schemeList, schemeList.columns),
    ],
  };
}

function notesPart(notes: readonly string[], lists: readonly TownshipList[], scheme: Scheme): PartDraft {
  const [first] = lists;
  const counts = lists.map((list) => `${listOf(list, scheme).name}${list.rows.length}项`).join('、');
  const values: Readonly<Record<string, string>> = {
    地区: first?.place ?? '',
    单位: first?.township ?? '',
    日期: first ? toChineseDate(first.date) : '',
    总数: String(lists.reduce((sum, { rows }) => sum + rows.length, 0)),
    各清单项数: counts,
  };
  const fill = (note: string) => note.replace(/〔([^〔〕]+)〕/g, (mark, name: string) => values[name] ?? mark);
  return {
    name: '说明',
    content: [
      { kind: 'text', style: 'title', text: '说　明' },
      { kind: 'gap', height: 3 },
      ...notes.map((note): ContentDraft => ({ kind: 'text', style: 'text', text: fill(note) })),
    ],
  };
}

function signaturePart(title: string, list: TownshipList, signers: readonly string[]): PartDraft {
  return {
    name: '签署页',
    content: [
      { kind: 'text', style: 'title', text: title },
      { kind: 'text', style: 'subtitle', text: '签署页' },
      { kind: 'gap', height: 6 },
      { kind: 'signatures', signers: signers.map((signer) => fillIn(signer, list, '')) },
    ],
  };
}
