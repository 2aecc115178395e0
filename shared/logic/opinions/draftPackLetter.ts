/** 征求意见函 and 签章页: the paper that goes with a form; its second sheet is signed, stamped and sent back as a scan. */
import type { ContentDraft, DocumentDraft } from '../../model/paperDocument';
import type { Scheme } from '../../model/scheme';
import type { OwnKind } from '../../model/unit';
import { letterTitle } from '../paper/drafts/letterTitle';
import { documentName, listsCalled } from '../paper/planExport';
import { toChineseDate } from '../text/chineseNumerals';

export interface PackLetter {
  readonly place: string;
  readonly office: string;
  readonly unit: string;
  readonly unitKind: OwnKind;
  /** 第1次征求意见 */
  readonly title: string;
  readonly draft: string;
  readonly uid: string;
  readonly items: number;
  readonly sentOn: string;
  readonly dueOn: string;
  readonly remark: string;
  /** 乡镇自拟稿 of this township; null: the county's draft. */
  readonly township: string | null;
  readonly scheme: Scheme;
}

export function draftPackLetter(letter: PackLetter): DocumentDraft {
  const { place, office, unit, title, sentOn, scheme } = letter;
  const name = letterTitle(['关于征求', place, documentName(scheme), '意见的函'], scheme.paper);
  return {
    title: `${unit}${title}函`,
    date: sentOn,
    parts: [
      {
        name: '征求意见函',
        orientation: 'portrait',
        content: [
          { kind: 'text', style: 'title', text: name },
          { kind: 'gap', height: 8 },
          { kind: 'addressee', text: `${unit}：` },
          ...paragraphs(letter).map((text): ContentDraft => ({ kind: 'text', style: 'text', text })),
          { kind: 'gap', height: 12 },
          { kind: 'signOff', office, date: sentOn },
        ],
      },
      { name: '签章页', orientation: 'portrait', content: signedPage(letter) },
    ],
  };
}

function paragraphs(letter: PackLetter): string[] {
  const { place, unit, unitKind, draft, items, dueOn, remark, township, title } = letter;
  const name = documentName(letter.scheme);
  const lists = township === null ? listsCalled(place, name) : `${township}自拟的${name}`;
  const of = `${lists}（${draft}）`;
  const what = unitKind === 'township' ? '贵单位清单所列' : '由贵单位承担或者参与的';
  const asked =
    items === 0
      ? `现将${of}送上征求意见（${title}）。稿中没有涉及${unit}的事项；认为应当列入的，可以提出新增建议。`
      : `现将${of}送上征求意见（${title}）。${what}事项共 ${items} 项，列在随附的电子反馈表中，请逐项研究提出意见。`;
  return [
    asked,
    `请于${toChineseDate(dueOn)}前报回电子反馈表，并将签章页由主要负责人签字、加盖公章后报回。没有意见也请报回；到期没有报回的，记为未反馈，不视为同意。`,
    '提出修改、新增、删除、调类意见的，请写明理由和依据（文件名称、文号、条款）。采纳情况将书面复函。',
    ...(remark === '' ? [] : [remark]),
  ];
}

function signedPage({ place, unit, title, draft, uid, items, dueOn, scheme }: PackLetter): ContentDraft[] {
  const column = (width: number) => ({ heading: '', width, align: 'left' as const });
  return [
    { kind: 'text', style: 'title', text: '征求意见反馈签章页' },
    { kind: 'text', style: 'subtitle', text: `（${listsCalled(place, documentName(scheme))}${title}）` },
    { kind: 'gap', height: 6 },
    {
      kind: 'table',
      columns: [column(38), column(118)],
      rows: [
        { cells: ['反馈单位', unit], height: 11 },
        { cells: ['稿次', draft], height: 11 },
        { cells: ['表号', uid], height: 11 },
        { cells: ['征求意见事项', items === 0 ? '没有涉及本单位的事项' : `${items} 项`], height: 11 },
        { cells: ['报回期限', toChineseDate(dueOn)], height: 11 },
        { cells: ['反馈意见', '□ 对全部事项无意见\n□ 有意见，共　　条，详见电子反馈表'], height: 24 },
        { cells: ['需要说明的情况', ''], height: 46 },
        { cells: ['联系人、电话', ''], height: 13 },
        {
          cells: [
            '主要负责人签字',
            '\n　　　　　　　　　　　　　　（单位盖章）\n　　　　　　　　　　　　年　　月　　日',
          ],
          height: 46,
        },
      ],
    },
  ];
}
