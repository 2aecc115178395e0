/** 认定表: what a unit or the office holds of each of its items, how each ended, and the place to sign. */
import { RESPONSIBILITY_ROLE_WORDS } from '../../model/item';
import type { DocumentDraft, RowDraft, TableColumn } from '../../model/paperDocument';
import type { Paper } from '../../model/schemePaper';
import type { Party, Stated } from '../../model/verdict';
import { draftTable } from '../paper/drafts/draftTable';
import { type PaperHead, placeWords, type RecordedItem, resultWords, standingWords } from './paperWords';
import { statedFor } from './stated';

/** A department signs for its own part, which stands beside what the townships do. */
const columnsFor = (kind: Party['kind']): readonly TableColumn[] => [
  { heading: '序号', width: 11, align: 'center', figures: true },
  { heading: '职责事项', width: 40, align: 'left' },
  ...(kind === 'department'
    ? ([
        { heading: '工作任务', width: 44, align: 'left' },
        { heading: '本单位职责', width: 34, align: 'left' },
      ] as const)
    : ([{ heading: '工作任务', width: 78, align: 'left' }] as const)),
  { heading: '本单位表态', width: 20, align: 'center' },
  { heading: '意见', width: 48, align: 'left' },
  { heading: '认定结果', width: 44, align: 'left' },
];

export const FORM_TITLE = '职责事项共同认定表';

/** Only items that concern the party; they stand by list and category as the scheme has them, then in the order given. */
export function draftAgreementForm(
  { place, office, date, lists }: PaperHead,
  party: Party,
  items: readonly RecordedItem[],
  paper: Paper,
): DocumentDraft {
  const unit = party.unit || office;
  const rows: RowDraft[] = [];
  let section = '';
  for (const [index, { one, stated }] of inOrder(items, party, lists).entries()) {
    const here = placeWords(lists, stated);
    if (here !== section) rows.push({ section: here });
    section = here;
    const own = one.agreement.parties.find(({ kind, unit: name }) => kind === party.kind && name === party.unit);
    rows.push({
      itemId: one.item.id,
      cells: [
        String(index + 1),
        stated.name,
        stated.text,
        ...(party.kind === 'department' ? [ownPart(stated, party.unit)] : []),
        own ? standingWords(one.hidden && own.verdict ? { ...own, position: own.verdict.position } : own) : '',
        own?.verdict?.words ?? '',
        resultWords(one),
      ],
    });
  }
  const count = (...states: string[]): number =>
    items.filter(({ agreement }) => states.includes(agreement.state)).length;
  const subtitle = `（${unit}，涉及 ${items.length} 项 ＝ 已认定 ${count('agreed')} ＋ 裁定 ${count('ruled')} ＋ 未定 ${count('conflict', 'reopened', 'waiting')}）`;
  const part = draftTable(
    FORM_TITLE,
    { title: FORM_TITLE, subtitle, left: `单位：${unit}`, date },
    columnsFor(party.kind),
    rows,
    paper,
  );
  const signers = [...new Set(party.kind === 'office' ? [office || place] : [unit, office || place])];
  return {
    title: `${unit}${FORM_TITLE}`,
    date,
    parts: [{ ...part, content: [...part.content, { kind: 'gap', height: 10 }, { kind: 'signatures', signers }] }],
  };
}

/** 牵头：统筹全县河湖管护。 */
function ownPart({ responsibilities }: Stated, department: string): string {
  return responsibilities
    .filter(({ unit }) => unit === department)
    .map(({ role, text }) => `${RESPONSIBILITY_ROLE_WORDS[role]}${text === '' ? '' : `：${text}`}`)
    .join('\n');
}

function inOrder(
  items: readonly RecordedItem[],
  party: Party,
  lists: PaperHead['lists'],
): { readonly one: RecordedItem; readonly stated: Stated }[] {
  const sections = lists.flatMap(({ id, categories }) => categories.map((category) => `${id} ${category}`));
  const rank = new Map(sections.map((section, index) => [section, index]));
  const rankOf = ({ stated }: { stated: Stated }): number =>
    rank.get(`${stated.listId} ${stated.category}`) ?? sections.length;
  return items.map((one) => ({ one, stated: statedFor(one.item, party) })).sort((a, b) => rankOf(a) - rankOf(b));
}
