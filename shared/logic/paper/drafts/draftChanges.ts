/** 逐条增减 on paper: what a round, or all of them, changed, with reasons and who decided. */
import type { DocumentDraft, TableColumn } from '../../../model/paperDocument';
import { CHANGE_KIND_WORDS } from '../../../model/round';
import type { SchemeList } from '../../../model/scheme';
import type { Paper } from '../../../model/schemePaper';
import type { SectionRename } from '../../../model/sectionRename';
import type { ChangeRow } from '../../../views';
import { toldOnce } from '../../ledger/toldOnce';
import { isFilling } from '../../schemes/newFields';
import { changePlaceWords } from '../../schemes/schemeLists';
import { tellRenames } from '../../schemes/sectionRenames';
import { draftTable } from './draftTable';

const COLUMNS: readonly TableColumn[] = [
  { heading: '序号', width: 12, align: 'center', figures: true },
  { heading: '轮次', width: 14, align: 'center' },
  { heading: '增减', width: 12, align: 'center' },
  { heading: '职责事项', width: 42, align: 'left' },
  { heading: '类别', width: 22, align: 'left' },
  { heading: '缘由', width: 25, align: 'left' },
  { heading: '理由', width: 74, align: 'left' },
  { heading: '提出单位', width: 22, align: 'left' },
  { heading: '决定', width: 20, align: 'left' },
];

export interface ChangesPaper {
  readonly place: string;
  readonly date: string;
  /** 第3轮, 各轮 */
  readonly which: string;
  readonly changes: readonly ChangeRow[];
  readonly renames: readonly SectionRename[];
  readonly lists: readonly Pick<SchemeList, 'id' | 'short'>[];
}

/** 理由 with where it went and what it rests on. */
function reasonOf({ targetNameThen: targetName, reason, basis }: ChangeRow): string {
  const said = targetName === null ? reason : `并到“${targetName}”。${reason}`;
  return basis === '' ? said : `${said}（依据：${basis}）`;
}

function togetherWords({ reasonKind }: ChangeRow, items: number): string {
  return isFilling(reasonKind) ? `${items} 项（填的内容见清单）` : `${items} 项（逐项见变更通知）`;
}

export function draftChanges(given: ChangesPaper, paper: Paper): DocumentDraft {
  const { place, date, which, changes, renames, lists } = given;
  const renamed = tellRenames(renames, lists);
  const title = `${which}增减事项表`;
  const told = toldOnce(changes);
  const merged = changes.length - told.length;
  const added = changes.filter(({ countEffect }) => countEffect > 0).length;
  const subtracted = changes.filter(({ countEffect }) => countEffect < 0).length;
  const head = {
    title,
    subtitle: `（增 ${added} 项，减 ${subtracted} 项，改和调类 ${changes.length - added - subtracted} 条${merged > 0 ? '，撤镇并镇、填新增栏目的各并作一行' : ''}${renamed.length > 0 ? `，类别改名 ${renamed.length} 个` : ''}）`,
    left: `单位：${place}`,
    date,
  };
  const named = renamed.map(({ round, category, toCategory, words, reason }, index) => ({
    cells: [
      ...[String(index + 1), `第${round}轮`, '类别改名', words, `${category} → ${toCategory}`],
      ...['', reason, '', ''],
    ],
  }));
  const rows = told.map(({ change, items }, index) => ({
    ...(items === 1 && { itemId: change.itemId }),
    cells: [
      String(named.length + index + 1),
      `第${change.round}轮`,
      CHANGE_KIND_WORDS[change.kind],
      items === 1 ? change.nameThen : togetherWords(change, items),
      items === 1 ? changePlaceWords(lists, change) : '',
      change.reasonKind,
      reasonOf(change),
      change.proposer,
      change.decider,
    ],
  }));
  return { title: `${place}${title}`, date, parts: [draftTable(title, head, COLUMNS, [...named, ...rows], paper)] };
}
