/** What fills an office's own template: the words it may use and, for a township, the texts that stand for them. */

import type { TemplateContent, TemplateSection, TemplateValues, TemplateWords } from '../../model/layoutTemplate';
import type { DocumentDraft, PaperDocument } from '../../model/paperDocument';
import type { Scheme, SchemeList } from '../../model/scheme';
import type { TownshipList } from '../../model/townshipList';
import { toChineseDate, toChineseNumeral } from '../text/chineseNumerals';
import { columnText } from './layout/columnText';
import { layOutDocument } from './layout/layOutDocument';
import { printableText } from './printableText';
import { sectionList } from './sectionList';

const SECTION = ['类别序号', '类别', '类别项数'];
const DOCUMENT = [
  '标题',
  '地区',
  '单位',
  '稿次',
  '日期',
  '轮次',
  '总数',
  '版次',
  '文号',
  '印发单位',
  '印发日期',
  '施行日期',
];

/** A column is named by its heading: 〔工作任务〕. */
function wordOf(heading: string): string {
  return heading.replace(/\s/g, '');
}

export function templateWords(scheme: Scheme): TemplateWords {
  return {
    document: [...DOCUMENT, ...scheme.lists.map(({ name }) => `${name}项数`)],
    section: SECTION,
    lists: scheme.lists.map(({ name, columns }) => ({
      name,
      needed: columns
        .filter(({ source }) => source === 'serial' || source === 'name')
        .map(({ heading }) => wordOf(heading)),
      columns: columns.map(({ heading }) => wordOf(heading)),
    })),
  };
}

/** `title`: of the document, as the built-in layout has it. */
export function templateContent(lists: readonly TownshipList[], scheme: Scheme, title: string): TemplateContent {
  const [first] = lists;
  const total = lists.reduce((sum, { rows }) => sum + rows.length, 0);
  const counts = lists.map(
    ({ rows }, index) => [`${scheme.lists[index]?.name ?? ''}项数`, String(rows.length)] as const,
  );
  return {
    document: printable({
      标题: title,
      地区: first?.place ?? '',
      单位: first?.township ?? '',
      稿次: first?.stage ?? '',
      日期: first ? toChineseDate(first.date) : '',
      轮次: first?.round ?? '',
      总数: String(total),
      版次: first?.edition?.name ?? '',
      文号: first?.edition?.docNumber ?? '',
      印发单位: first?.edition?.issuer ?? '',
      印发日期: first?.edition?.issuedOn ? toChineseDate(first.edition.issuedOn) : '',
      施行日期: first?.edition ? toChineseDate(first.edition.effectiveOn) : '',
      ...Object.fromEntries(counts),
    }),
    lists: lists.map((list) => {
      const schemeList = scheme.lists.find(({ id }) => id === list.listId);
      if (schemeList === undefined) throw new Error(`scheme ${scheme.id} has no list ${list.listId}`);
      return sectionsOf(list, schemeList);
    }),
  };
}

function sectionsOf(list: TownshipList, schemeList: SchemeList): TemplateSection[] {
  return sectionList(list.rows, schemeList).map((section, index) => ({
    values: printable({
      类别序号: toChineseNumeral(index + 1),
      类别: section.category,
      类别项数: String(section.rows.length),
    }),
    rows: section.rows.map((row, at) =>
      printable(
        Object.fromEntries(
          schemeList.columns.map(({ heading, source }) => [
            wordOf(heading),
            columnText(source, row, section.serials[at] ?? at + 1),
          ]),
        ),
      ),
    ),
  }));
}

function printable(values: TemplateValues): TemplateValues {
  return Object.fromEntries(Object.entries(values).map(([name, text]) => [name, printableText(text)]));
}

/** A template to begin with: the built-in layout with placeholders where the texts will stand. */
export function sampleTemplate(scheme: Scheme): PaperDocument {
  const draft: DocumentDraft = {
    title: '版式模板',
    date: '2025-01-01',
    parts: scheme.lists.map(({ name, columns }) => ({
      name,
      content: [
        { kind: 'text', style: 'title', text: scheme.lists.length > 1 ? `〔地区〕〔单位〕${name}` : '〔标题〕' },
        { kind: 'text', style: 'subtitle', text: '（〔稿次〕）' },
        { kind: 'ends', left: `单位：〔地区〕〔单位〕　共〔${name}项数〕项`, right: '〔日期〕' },
        {
          kind: 'table',
          columns: columns.map(({ heading, width, align }) => ({ heading, width, align })),
          rows: [
            { section: '〔类别序号〕、〔类别〕（〔类别项数〕项）' },
            { cells: columns.map(({ heading }) => `〔${wordOf(heading)}〕`) },
          ],
        },
      ],
    })),
  };
  return layOutDocument(draft, scheme.paper);
}
