/** 依单问责摘录: one duty of one township on one day, on a single upright sheet. */
import type { ContentDraft, DocumentDraft, RowDraft } from '../../model/paperDocument';
import type { Paper } from '../../model/schemePaper';
import type { DutyExtract, ExtractPart } from '../../views/accountability';
import { sheetSize } from '../paper/layout/sheetSize';
import { toChineseDate } from '../text/chineseNumerals';

export interface ExtractPaper {
  readonly extract: DutyExtract;
  /** Who gives the extract; '' leaves the line out. */
  readonly office: string;
  /** ISO date it is given on. */
  readonly on: string;
}

export function draftExtract({ extract, office, on }: ExtractPaper, paper: Paper): DocumentDraft {
  const { place, day, row } = extract;
  const title = '履职事项责任认定摘录';
  const width = sheetSize(paper, 'portrait').roomWidth;
  const content: ContentDraft[] = [
    { kind: 'text', style: 'title', text: title },
    {
      kind: 'ends',
      left: `单位：${place}${row.township}${today(extract.today)}`,
      right: `认定日期：${toChineseDate(day)}`,
    },
    {
      kind: 'table',
      columns: [
        { heading: '', width: 32, align: 'center' },
        { heading: '', width: width - 32, align: 'left' },
      ],
      rows: rowsOf(extract),
    },
    { kind: 'gap', height: 3 },
    { kind: 'text', style: 'text', text: conclusion(extract) },
    { kind: 'gap', height: 4 },
    ...(office === '' ? [] : [{ kind: 'ends', left: '', right: office } as const]),
    { kind: 'ends', left: '', right: toChineseDate(on) },
  ];
  return { title: `${row.township}${title}`, date: on, parts: [{ name: '摘录', orientation: 'portrait', content }] };
}

function rowsOf(extract: DutyExtract): RowDraft[] {
  const { row, edition, listName, parts, bases, exceptions, history } = extract;
  const issued = [edition.issuer, `${toChineseDate(edition.issuedOn)}印发`].filter((part) => part !== '').join('　');
  const until = edition.until === null ? '现行' : `${toChineseDate(edition.until)}起由下一版代替`;
  const serial = row.serial === null ? '印发后决定增列，尚未编号' : `第 ${row.serial} 项`;
  return [
    pair('事项', row.name),
    pair(
      '施行的清单',
      `${edition.name}（${edition.docNumber}）\n${issued}\n自${toChineseDate(edition.effectiveOn)}起施行，${until}`,
    ),
    pair('清单和序号', `${listName}　${row.category}　${serial}`),
    ...(row.words === '' ? [] : [pair('当日情况', row.words)]),
    ...parts.map((part) =>
      pair(part.role, `${part.unit}${today(part.today)}${part.text === '' ? '' : `：${lines(part)}`}`),
    ),
    pair('依据', [...(bases.length > 0 ? bases : ['未登记依据']), ...exceptions].join('\n')),
    pair('沿革', history.map(({ on, what, words }) => `${toChineseDate(on)}　${what}　${words}`).join('\n')),
    pair('清单校验码', `${edition.sha256.slice(0, 32)}\n${edition.sha256.slice(32)}`),
  ];
}

function pair(what: string, text: string): RowDraft {
  return { cells: [what, text] };
}

function lines({ text }: ExtractPart): string {
  return text.includes('\n') ? `\n${text}` : text;
}

function today(name: string): string {
  return name === '' ? '' : `（今${name}）`;
}

function conclusion({ row, day, edition }: DutyExtract): string {
  const when = `${toChineseDate(day)}，按${edition.name}（${edition.docNumber}）`;
  if (!row.borne) return `${when}，${row.township}不承担“${row.name}”${row.words === '' ? '' : `：${row.words}`}。`;
  if (row.role === 'none') return `${when}，“${row.name}”由上级部门收回承担，${row.township}不承担。`;
  return `${when}，${row.township}对“${row.name}”承担${row.role === 'main' ? '主体责任' : '配合责任'}，以上表所列职责为限。`;
}
