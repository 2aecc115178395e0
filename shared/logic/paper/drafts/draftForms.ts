/** The blank form a department or a township fills in; its headings are the ones the program reads back by itself. */
import type { Scheme, SchemeList } from '../../../model/scheme';
import type { OwnKind } from '../../../model/unit';

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

function columnsFor(kind: OwnKind, list: SchemeList): DraftColumn[] {
  const shared = [
    { heading: '序号', width: 7 },
    { heading: '职责类别', width: 16, choices: list.categories },
    { heading: list.nameLabel, width: 28 },
  ];
  if (kind === 'township')
    return [
      ...shared,
      { heading: list.textLabel, width: 48 },
      { heading: '交办部门', width: 20 },
      { heading: '依据', width: 36 },
      { heading: '备注', width: 18 },
    ];
  return [
    ...shared,
    ...partColumns(list),
    ...list.fields.map(({ label, choices }) => ({ heading: label, width: 14, ...(choices ? { choices } : {}) })),
    { heading: '适用乡镇', width: 18 },
    { heading: '备注', width: 18 },
  ];
}

/** Who does what, as the list's kind asks for it. */
function partColumns({ kind, textLabel }: SchemeList): DraftColumn[] {
  const text = { heading: textLabel, width: 48 };
  const bases = { heading: '依据', width: 36 };
  const cooperating = { heading: '配合部门', width: 20 };
  switch (kind) {
    case 'own':
      return [bases];
    case 'cooperate':
      return [{ heading: '对应部门', width: 20 }, { heading: '上级部门职责', width: 40 }, text, bases];
    case 'recall':
      return [
        { heading: '承接部门', width: 20 },
        { heading: '工作方式', width: 48 },
      ];
    case 'mainCooperating':
      return [{ heading: '主体责任', width: 44 }, { heading: '配合责任', width: 44 }, bases];
    case 'whistle':
      return [{ heading: '主体责任部门', width: 20 }, cooperating, text, bases];
    case 'duties':
      return [text, { heading: '乡镇责任', width: 12, choices: ROLE_CHOICES }, bases, cooperating];
    case 'power':
    case 'obligation':
    case 'village':
      return [text, bases];
  }
}

/** One form per list of the scheme. */
export function draftForms(scheme: Scheme, kind: OwnKind): DraftForm[] {
  const what = kind === 'township' ? '反向梳理' : '';
  return scheme.lists.map((list) => ({
    name: list.name,
    title: `${what}${list.name}`,
    columns: columnsFor(kind, list),
  }));
}

/** How to fill the form in, one line each. */
export function formInstructions(kind: OwnKind): string[] {
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
