/** The blank form a department or a township fills in; its headings are the ones the program reads back by itself. */
import type { Scheme } from '../model/scheme';
import type { UnitKind } from '../model/unit';

export interface DraftColumn {
  readonly heading: string;
  /** Characters. */
  readonly width: number;
  readonly choices?: readonly string[];
}

export interface DraftForm {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly DraftColumn[];
}

const ROLE_CHOICES = ['主体责任', '配合责任'];

function columnsFor(kind: UnitKind, categories: readonly string[]): DraftColumn[] {
  const category = { heading: '职责类别', width: 16, choices: categories };
  const shared = [
    { heading: '序号', width: 7 },
    category,
    { heading: '职责事项', width: 28 },
    { heading: '工作任务', width: 48 },
  ];
  if (kind === 'township')
    return [
      ...shared,
      { heading: '交办部门', width: 20 },
      { heading: '依据', width: 36 },
      { heading: '备注', width: 18 },
    ];
  return [
    ...shared,
    { heading: '乡镇责任', width: 12, choices: ROLE_CHOICES },
    { heading: '依据', width: 36 },
    { heading: '配合部门', width: 20 },
    { heading: '适用乡镇', width: 18 },
    { heading: '备注', width: 18 },
  ];
}

/** One form per list of the scheme. */
export function draftForms(scheme: Scheme, kind: UnitKind): DraftForm[] {
  const what = kind === 'township' ? '反向梳理' : '';
  return scheme.lists.map((list) => ({
    name: list.name,
    title: `${what}${list.name}`,
    columns: columnsFor(kind, list.categories),
  }));
}

/** How to fill the form in, one line each. */
export function formInstructions(kind: UnitKind): string[] {
  return [
    '填表说明',
    '一行填一项职责，不要把两项写在一行；不要合并单元格，不要增删列。',
    '职责类别、乡镇责任从下拉列表中选；没有合适的类别时选最接近的，并在备注中说明。',
    '职责事项写简短的名称，具体做什么写在“工作任务”里。',
    '依据写全称、文号和条款，如《中华人民共和国森林法》第三十四条；多件依据分行写。没有依据的留空，不要写“无”。',
    ...(kind === 'township'
      ? ['交办部门写实际布置这项工作的部门；说不清的留空。']
      : ['适用乡镇：全部乡镇都适用的写“各乡镇”，只有部分乡镇适用的写乡镇名称，用顿号隔开。']),
    '不得填写国家秘密。填好后直接报回本表，不要另存为图片或 PDF。',
  ];
}
