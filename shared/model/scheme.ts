/** 清单体例: which lists, categories, columns, numbering and paper a project uses; pure data from resources/schemes. */
import { z } from 'zod';
import { STANDARD_PAPER } from './paperStandard';
import { paperSchema } from './schemePaper';

/**
 * What a list is, which decides the township's part in its items and the rules that look at it.
 * duties 职责任务 · own 基本履职 · cooperate 配合履职 · recall 上级收回 · mainCooperating 主体和配合责任 ·
 * power 权力 · obligation 责任 · whistle 吹哨 · village 村级协助
 */
export const listKindSchema = z.enum([
  'duties',
  'own',
  'cooperate',
  'recall',
  'mainCooperating',
  'power',
  'obligation',
  'whistle',
  'village',
]);
export type ListKind = z.infer<typeof listKindSchema>;

export const LIST_KIND_WORDS: Readonly<Record<ListKind, string>> = {
  duties: '职责任务',
  own: '基本履职（乡镇为主）',
  cooperate: '配合履职（部门为主）',
  recall: '上级收回（部门承接）',
  mainCooperating: '主体责任和配合责任',
  power: '权力事项',
  obligation: '责任事项',
  whistle: '吹哨事项',
  village: '村级事项',
};

/** What a printed column shows; a list's own field is written field:ID. */
const columnSourceSchema = z.union([
  z.enum([
    'serial',
    'category',
    'name',
    'text',
    'townshipRole',
    'bases',
    // All departments of the item, the leading one first; and what they do.
    'departments',
    'departmentDuty',
    'leadDepartment',
    'coDepartments',
    // 承接部门, 工作方式, and both in one cell.
    'receivers',
    'method',
    'takeOver',
    // 主体责任 and 配合责任: who, and what they do, the township's part among them.
    'mainDuty',
    'cooperateDuty',
    'scope',
    'remark',
  ]),
  z.templateLiteral(['field:', z.string()]),
]);
export type ColumnSource = z.infer<typeof columnSourceSchema>;

const paperColumnSchema = z.object({
  heading: z.string().min(1),
  source: columnSourceSchema,
  /** Millimetres; the columns of a list add up to the width between the margins. */
  width: z.number().positive(),
  align: z.enum(['center', 'left']),
});

/** A field that only the items of this list have: 情形, 权力类型, 响应时限. */
const listFieldSchema = z.object({
  id: z.string().regex(/^[a-zA-Z]+$/),
  label: z.string().min(1),
  /** Closed choices; a value beside them is kept as written and reported. Absent: free text. */
  choices: z.array(z.string().min(1)).optional(),
  /** Other words for a choice, such as 监督检查 for 行政检查: shown as meant, never written over what stands there. */
  aliases: z.record(z.string(), z.string()).optional(),
});
export type ListField = z.infer<typeof listFieldSchema>;

/** What every item of a list must have before it may be listed. */
const requiredSchema = z.union([
  z.enum(['text', 'bases', 'departments', 'departmentDuty', 'receivers', 'method']),
  z.templateLiteral(['field:', z.string()]),
]);
export type Required = z.infer<typeof requiredSchema>;

export const REQUIRED_WORDS: Readonly<Record<Exclude<Required, `field:${string}`>, string>> = {
  text: '乡镇职责',
  bases: '依据',
  departments: '对应部门',
  departmentDuty: '部门职责',
  receivers: '承接部门',
  method: '工作方式',
};

const schemeListSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  /** One or two words for status bar and facets: 基本, 配合, 收回. */
  short: z.string().min(1),
  kind: listKindSchema,
  categories: z.array(z.string().min(1)).min(1),
  numbering: z.enum(['continuous', 'restart']),
  columns: z.array(paperColumnSchema).min(1),
  /** 目录: the same rows under the same numbers on a second, shorter sheet. */
  catalogue: z.object({ name: z.string().min(1), columns: z.array(paperColumnSchema).min(1) }).optional(),
  /** Categories as other places have them, to choose from: the kinds of power of a province. */
  dictionaries: z
    .array(z.object({ name: z.string().min(1), categories: z.array(z.string().min(1)).min(1) }))
    .default([]),
  /** Other words for a category: proposed to a person, never written over what a table says. */
  aliases: z.record(z.string(), z.string()).default({}),
  fields: z.array(listFieldSchema).default([]),
  required: z.array(requiredSchema).default([]),
  /** What the item's name and the township's text are called in this list. */
  nameLabel: z.string().min(1).default('事项名称'),
  textLabel: z.string().min(1).default('工作任务'),
});

/** Rules of the office's rule book that look at some kinds of list only; all others always apply. */
const schemeRuleSchema = z.enum(['10', '11', '12', '13', '14', '15', '16']);
export type SchemeRule = z.infer<typeof schemeRuleSchema>;

export const schemeSchema = z
  .object({
    id: z.string().min(1),
    name: z.string().min(1),
    /** Place in the list of schemes. */
    position: z.number().int().default(99),
    /** Who uses it, in a sentence. */
    note: z.string().default(''),
    /** 〔place〕 stands for the project's place, 〔township〕 for the township, 〔list〕 for the list. */
    title: z.string().min(1),
    lists: z.array(schemeListSchema).min(1),
    paper: paperSchema.default(STANDARD_PAPER),
    /** Kinds of reason for 减, in the office's order. */
    subtractReasons: z
      .array(z.string().min(1))
      .min(1)
      .default(['依据不充分', '属部门职责', '内容重复合并', '法律法规调整', '不符合乡镇实际', '非常态化任务', '其他']),
    rules: z.array(schemeRuleSchema).default(['10', '11', '12']),
  })
  .superRefine((scheme, context) => {
    for (const problem of problemsOfScheme(scheme.lists)) context.addIssue({ code: 'custom', message: problem });
  });

export type Scheme = z.infer<typeof schemeSchema>;
export type SchemeList = z.infer<typeof schemeListSchema>;
export type PaperColumn = z.infer<typeof paperColumnSchema>;

/** What makes lists unfit to work with, as sentences: a name that comes twice, a field nobody declared. */
export function problemsOfScheme(lists: readonly SchemeList[]): string[] {
  const twice = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);
  const problems = twice(lists.map(({ id }) => id)).map((id) => `两张清单用了同一个代号“${id}”`);
  problems.push(...twice(lists.map(({ name }) => name)).map((name) => `两张清单都叫“${name}”`));
  for (const list of lists) {
    problems.push(...twice(list.categories).map((name) => `“${list.name}”有两个“${name}”类别`));
    problems.push(...twice(list.fields.map(({ label }) => label)).map((name) => `“${list.name}”有两个“${name}”栏目`));
    const declared = new Set(list.fields.map(({ id }) => `field:${id}`));
    const columns = [...list.columns, ...(list.catalogue?.columns ?? [])];
    const used = [...columns.map(({ source }) => source), ...list.required];
    const unknown = used.filter((source) => source.startsWith('field:') && !declared.has(source));
    problems.push(...unknown.map((source) => `“${list.name}”用到没有设的栏目“${source.slice(6)}”`));
  }
  return problems;
}
