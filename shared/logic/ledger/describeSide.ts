/** One state of an item in the words of a table. */
import { type ItemContent, RESPONSIBILITY_ROLE_WORDS as ROLES, TOWNSHIP_ROLE_WORDS } from '../../model/item';
import type { Scheme } from '../../model/scheme';
import type { ComparedSide } from '../../views/ledger';
import { formatCitation } from '../bases/parseCitation';
import { printLines, townsWithOwn } from '../schemes/ownWords';
import { sectionWords } from '../schemes/schemeLists';

/** Each line differs where what it tells of does: two states that are not alike never look so. */
export function describeSide(item: ItemContent, lists: Scheme['lists']): ComparedSide {
  const { responsibilities: parts, fields } = item;
  const told = parts.filter(({ text }) => text !== '');
  const words = (some: typeof told): string => some.map(({ unit, text }) => `${unit}：${text}`).join('；');
  const columns = lists.find(({ id }) => id === item.listId)?.fields ?? [];
  const lines = [
    // Where there are several lists, with the list's name: 配合 · 城乡建设.
    { word: '类别', said: sectionWords(lists, item) },
    { word: '责任单位', said: parts.map(({ unit, role }) => `${unit}（${ROLES[role]}）`).join('、') },
    { word: '乡镇责任', said: TOWNSHIP_ROLE_WORDS[item.townshipRole] },
    { word: '上级部门职责', said: words(told.filter(({ role }) => role !== 'takeOver')) },
    { word: '工作方式', said: words(told.filter(({ role }) => role === 'takeOver')) },
    ...columns.map(({ id, label }) => ({ word: label, said: fields[id] ?? '' })),
    { word: '依据', said: item.bases.map(formatCitation).join('；') },
    { word: '适用', said: appliesWords(item) },
    { word: '乡镇写法', said: ownWords(item, lists) },
    { word: '备注', said: item.remark },
  ];
  return { name: item.name, text: item.text, lines: lines.filter(({ said }) => said !== '') };
}

export function saidOf(side: ComparedSide | null | undefined, word: string): string {
  return side?.lines.find((line) => line.word === word)?.said ?? '';
}

/** What lists of townships say of the item otherwise than the item does: 竹溪乡：列入配合 · 城乡建设，备注：按旧单. */
function ownWords(item: ItemContent, lists: Scheme['lists']): string {
  const { townships, prints = [] } = item;
  const told = townsWithOwn(item).map(({ township }) => {
    const { place, wording } = townships.find((row) => row.township === township) ?? {};
    const print = prints.find((one) => one.township === township) ?? {};
    const own = [place && `列入${sectionWords(lists, place)}`, wording, ...printLines(print)];
    return `${township}：${own.filter((words) => words !== undefined).join('，')}`;
  });
  return told.join('；');
}

/** 共性, 共性（绥阳镇除外）, 差异化（道河镇、老黑山镇） */
export function appliesWords({ scope, townships }: Pick<ItemContent, 'scope' | 'townships'>): string {
  const named = (applies: boolean): string =>
    townships
      .filter((row) => row.applies === applies)
      .map(({ township }) => township)
      .join('、');
  if (scope === 'particular') return `差异化（${named(true) || '尚未写明乡镇'}）`;
  const exempt = named(false);
  return exempt === '' ? '共性' : `共性（${exempt}除外）`;
}
