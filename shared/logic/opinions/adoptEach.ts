/** 逐条采纳: whether several opinions can be taken up just as they were written, and what each comes to. */
import type { OpinionView } from '../../views/opinions';
import { groupDigits } from '../text/groupDigits';
import { quoted } from '../text/nestQuotes';
import { opinionKey } from './groupOpinions';
import { proposedChange } from './proposedWords';

type Said = Pick<OpinionView, 'kind' | 'itemId' | 'itemLive' | 'name' | 'proposal' | 'towns'>;

/** Wordings asked for, each once. */
export function proposalsOf(opinions: readonly Pick<Said, 'proposal'>[]): string[] {
  return [...new Set(opinions.map(({ proposal }) => proposal))].filter((text) => text !== '');
}

/** Why they cannot be taken up as they were written; null when they can. */
export function notEach(opinions: readonly Said[]): string | null {
  const added = opinions.filter(({ kind }) => kind === 'add').length;
  if (added > 0) return `其中新增 ${groupDigits(added)} 条，要一条一条填`;
  const towns = opinions.find((one) => one.kind === 'subtract' && one.towns.length > 0);
  if (towns) return `${quoted(towns.name)}说的是${towns.towns.join('、')}的，请单独处理`;
  const gone = opinions.find(({ itemLive }) => !itemLive);
  if (gone) return `${quoted(gone.name)}已经核减，请单独处理`;
  const vague = opinions.find(({ kind, proposal }) => kind === 'amend' && proposedChange(proposal) === null);
  if (vague) return `${quoted(vague.name)}没有写出改后的文字，请单独处理`;
  const wanted = [...new Map(opinions.map((one) => [opinionKey({ ...one, consultationId: 0 }), one])).values()];
  const twice = wanted.find((one) => wanted.some((two) => two !== one && two.itemId === one.itemId));
  return twice ? `${quoted(twice.name)}有不同的意见，请单独处理` : null;
}

/** 核减, 改名称为“…”, 改工作任务为“…”, 调类：… */
export function eachComesTo({ kind, proposal }: Pick<Said, 'kind' | 'proposal'>): string {
  if (kind === 'subtract') return '核减';
  if (kind === 'move') return `调类：${proposal}`;
  const { name, text, replace } = proposedChange(proposal) ?? {};
  return [
    replace ? `${quoted(replace.from)}改为${quoted(replace.to)}` : '',
    name ? `名称改为${quoted(name)}` : '',
    text ? `工作任务改为${quoted(text)}` : '',
  ]
    .filter((words) => words !== '')
    .join('；');
}
