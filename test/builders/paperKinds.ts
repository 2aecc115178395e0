/** One document of every kind the program prints, for tests of paper. */
import threeLists from '../../resources/schemes/three-lists.json';
import { layOutDocument } from '../../shared/logic/paper/layout/layOutDocument';
import { layOutTownship } from '../../shared/logic/paper/layout/layOutList';
import { paginate } from '../../shared/logic/paper/layout/paginate';
import type { DocumentDraft, PaperDocument } from '../../shared/model/paperDocument';
import { STANDARD_PAPER } from '../../shared/model/paperStandard';
import { schemeSchema } from '../../shared/model/scheme';
import type { TownshipListRow } from '../../shared/model/townshipList';
import { anlanItems } from './anlanCounty';
import { documentOf, LONG_LIST, sixCategoryScheme, townshipList } from './townshipLists';

/** The three lists of 临江镇 as its own scheme prints them. */
export function bookletDocument(town = '临江镇'): PaperDocument {
  const scheme = schemeSchema.parse({
    ...threeLists,
    paper: { ...threeLists.paper, signers: ['〔单位〕', '〔地区〕民政局'] },
  });
  const items = anlanItems().filter(({ towns }) => towns === 'all' || towns.includes(town));
  const lists = scheme.lists.map(({ id, categories }) => {
    const rows = items.filter(({ list }) => list === id);
    const ordered = categories.flatMap((category) => rows.filter((row) => row.category === category));
    return {
      place: '安澜县',
      township: town,
      listId: id,
      stage: '印发稿',
      round: '第7轮',
      date: '2025-06-18',
      rows: ordered.map((item, index): TownshipListRow => {
        const units = (item.department || item.receiver || '').split('、').filter((unit) => unit !== '');
        const role = id === 'recall' ? ('takeOver' as const) : ('lead' as const);
        return {
          itemId: index + 1,
          category: item.category,
          name: item.name,
          text: item.townDuty ?? '',
          townshipRole: '',
          bases: [],
          parts: units.map((unit, at) => ({
            unit,
            role,
            text: at === 0 ? item.superiorDuty || item.method || '' : '',
          })),
          scope: '共性',
          remark: '',
          fields: {},
        };
      }),
    };
  });
  return layOutTownship(lists, scheme);
}

const LONG_SENTENCE =
  '各乡镇要对照清单逐项核实，确有依据、确需承担的予以保留，无依据的一律核减，属于部门职责的退回部门承担。';

/** Portrait running text, a table of figures beside it, a table to sign. */
export function briefingDocument(): PaperDocument {
  const draft: DocumentDraft = {
    title: '东宁市乡镇职责清单编制工作情况汇报',
    date: '2025-06-30',
    parts: [
      {
        name: '汇报',
        orientation: 'portrait',
        content: [
          { kind: 'text', style: 'title', text: '东宁市乡镇职责清单编制工作情况汇报' },
          { kind: 'ends', left: '中共东宁市委机构编制委员会办公室', right: '2025年6月30日' },
          ...Array.from({ length: 6 }, (_, index) => [
            { kind: 'text' as const, style: 'heading' as const, text: `${'一二三四五六'[index]}、工作开展情况` },
            { kind: 'text' as const, style: 'text' as const, text: LONG_SENTENCE.repeat(2 + index) },
          ]).flat(),
        ],
      },
      {
        name: '台账',
        content: [
          { kind: 'text', style: 'title', text: '加减法台账' },
          {
            kind: 'table',
            columns: ['轮次', '类别', '期初', '增加', '减少', '期末'].map((heading, index) => ({
              heading,
              width: index === 1 ? 75 : 30,
              align: index === 1 ? ('left' as const) : ('center' as const),
              figures: index > 1,
            })),
            rows: [
              ...Array.from({ length: 40 }, (_, index) => ({
                cells: [`第${index + 1}轮`, '基层党建', '528', '15', '126', '417'],
              })),
              { cells: ['合计', '', '528', '15', '126', '417'], strong: true },
            ],
          },
        ],
      },
      {
        name: '认定表',
        content: [
          { kind: 'text', style: 'title', text: '事项共同认定表' },
          {
            kind: 'table',
            columns: [
              { heading: '事项', width: 45, align: 'left' },
              { heading: '部门意见', width: 90, align: 'left' },
              { heading: '乡镇意见', width: 90, align: 'left' },
            ],
            rows: [
              { cells: ['秸秆禁烧', '同意。', LONG_SENTENCE.repeat(16)] },
              { section: '其他事项' },
              { cells: ['防灭火', '同意。', '同意。'] },
            ],
          },
          { kind: 'gap', height: 6 },
          { kind: 'signatures', signers: ['市自然资源局', '三岔口镇', '市委编办'] },
        ],
      },
    ],
  };
  return layOutDocument(draft, STANDARD_PAPER);
}

const TWO_COLUMNS = [
  { heading: '序号', width: 25, align: 'center' },
  { heading: '事项', width: 200, align: 'left' },
] as const;

/** Two sheets whose tables fill them to the last point, another part behind the first. */
export function brimDocument(): PaperDocument {
  const draft = (height: number): DocumentDraft => ({
    title: '满页',
    date: '2025-06-30',
    parts: ['上', '下'].map((name) => ({
      name,
      content: [
        { kind: 'text', style: 'title', text: `满页（${name}）` },
        {
          kind: 'table',
          columns: TWO_COLUMNS,
          rows: Array.from({ length: 10 }, (_, at) => ({ cells: [String(at + 1), '巡查上报'], height })),
        },
      ],
    })),
  });
  // As high as they can be with everything on one sheet.
  let height = 60;
  while (paginate(layOutDocument(draft(height), STANDARD_PAPER)).length > 2) height -= 0.1;
  return layOutDocument(draft(height), STANDARD_PAPER);
}

/** Minutes: running text and tables of several kinds in one part, each longer than a sheet. */
export function minutesDocument(): PaperDocument {
  const rows = (word: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({ cells: [String(at + 1), `${word}第${at + 1}项。${LONG_SENTENCE}`] }));
  const draft: DocumentDraft = {
    title: '会商纪要',
    date: '2025-06-30',
    parts: [
      {
        name: '纪要',
        content: [
          { kind: 'text', style: 'title', text: '会商纪要' },
          { kind: 'text', style: 'heading', text: '一、达成一致的事项' },
          { kind: 'table', columns: TWO_COLUMNS, rows: rows('一致', 30) },
          { kind: 'gap', height: 5 },
          { kind: 'text', style: 'heading', text: '二、保留意见的事项' },
          { kind: 'text', style: 'text', text: LONG_SENTENCE },
          {
            kind: 'table',
            columns: [
              ...TWO_COLUMNS.map((column) => ({ ...column, width: column.width * 0.8 })),
              {
                heading: '保留单位',
                width: 45,
                align: 'left',
              },
            ],
            rows: rows('保留', 25),
          },
          { kind: 'gap', height: 6 },
          { kind: 'signatures', signers: ['市委编办', '市司法局'] },
        ],
      },
    ],
  };
  return layOutDocument(draft, STANDARD_PAPER);
}

/** A letter whose sign-off would come to stand alone on a second sheet. */
export function letterDocument(paragraphs = 9): PaperDocument {
  const draft: DocumentDraft = {
    title: '关于征求意见的函',
    date: '2025-06-30',
    parts: [
      {
        name: '函',
        orientation: 'portrait',
        content: [
          { kind: 'text', style: 'title', text: '关于征求东宁市乡镇职责任务清单意见的函' },
          { kind: 'gap', height: 8 },
          { kind: 'addressee', text: '市农业农村局：' },
          ...Array.from({ length: paragraphs }, () => ({
            kind: 'text' as const,
            style: 'text' as const,
            text: LONG_SENTENCE,
          })),
          { kind: 'gap', height: 12 },
          { kind: 'signOff', office: '中共东宁市委机构编制委员会办公室', date: '2025-06-30' },
        ],
      },
    ],
  };
  return layOutDocument(draft, STANDARD_PAPER);
}

/** A list whose first row goes over several sheets. */
export function tallDocument(): PaperDocument {
  const [first, ...others] = townshipList({ 基层党建: 6 }).rows;
  const text = Array.from({ length: 90 }, (_, at) => `${at + 1}.按要求做好第${at + 1}件事`).join('\n');
  const rows = first ? [{ ...first, text }, ...others] : others;
  return layOutTownship([townshipList({}, { rows })], sixCategoryScheme());
}

/** A scheme made for sheets on their side, turned upright. */
export function uprightDocument(): PaperDocument {
  const scheme = sixCategoryScheme();
  return documentOf(
    { 基层党建: 12, 经济发展: 9 },
    {},
    { ...scheme, paper: { ...scheme.paper, orientation: 'portrait' } },
  );
}

export const KINDS: readonly { readonly name: string; document(): PaperDocument }[] = [
  { name: '六类清单', document: () => documentOf(LONG_LIST) },
  { name: '三张清单', document: () => bookletDocument() },
  { name: '汇报台账和认定表', document: briefingDocument },
  { name: '满页', document: brimDocument },
  { name: '会商纪要', document: minutesDocument },
  { name: '函', document: () => letterDocument() },
  { name: '超过一页的一行', document: tallDocument },
  { name: '竖排清单', document: uprightDocument },
];
