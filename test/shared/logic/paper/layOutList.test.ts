/** From a township list to its page: sections, counts, serials, and no row lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import threeLists from '../../../../resources/schemes/three-lists.json';
import { countItems, documentTexts } from '../../../../shared/logic/paper/drafts/documentTexts';
import { layOutTownship } from '../../../../shared/logic/paper/layout/layOutList';
import { sheetSize } from '../../../../shared/logic/paper/layout/sheetSize';
import type { PaperDocument } from '../../../../shared/model/paperDocument';
import { STANDARD_PAPER } from '../../../../shared/model/paperStandard';
import { schemeSchema } from '../../../../shared/model/scheme';
import {
  documentOf,
  itemTexts,
  listRow,
  sixCategoryScheme,
  tableOf,
  tablesOf,
  townshipList,
} from '../../../builders/townshipLists';

const CATEGORIES = ['基层党建', '经济发展', '社会治理', '文化建设', '生态环境保护', '公共服务'];

const sections = (document: PaperDocument) =>
  tablesOf(document).flatMap(({ rows }) => rows.flatMap((row) => (row.kind === 'section' ? [row.text] : [])));
const serials = (document: PaperDocument) => itemTexts(document).map(([serial]) => serial ?? '');
/** Three-list township: 2 + 1 + 0 items, with everything around the lists. */
function booklet(): PaperDocument {
  const scheme = schemeSchema.parse({
    ...threeLists,
    paper: {
      ...STANDARD_PAPER,
      notes: ['〔地区〕〔单位〕共〔总数〕项：〔各清单项数〕。'],
      signers: ['〔单位〕党委'],
    },
  });
  const rows = (category: string, count: number) =>
    Array.from({ length: count }, (_, index) => listRow(index + 1, category));
  const list = (listId: string, listRows: ReturnType<typeof rows>) => townshipList({}, { listId, rows: listRows });
  return layOutTownship(
    [list('basic', rows('党的建设', 2)), list('cooperate', rows('民生服务', 1)), list('recall', [])],
    scheme,
  );
}

describe('layOutTownship', () => {
  it('heads the page with title, stage, unit and the date in Chinese', () => {
    const document = documentOf({ 基层党建: 1 });
    expect(document.title).toBe('东宁市三岔口镇职责任务清单');
    expect(documentTexts(document).slice(0, 3)).toEqual([
      ['东宁市三岔口镇职责任务清单'],
      ['（征求意见稿）'],
      ['单位：东宁市三岔口镇', '2025年6月30日'],
    ]);
    expect(document.date).toBe('2025-06-30');
    expect(document.parts.map(({ sheetName }) => sheetName)).toEqual(['职责任务清单']);
  });

  it('has no subtitle without a stage', () => {
    expect(documentTexts(documentOf({ 基层党建: 1 }, { stage: '' }))[1]?.[0]).toBe('单位：东宁市三岔口镇');
  });

  it('puts names with replacement patterns into the title as they are', () => {
    expect(documentOf({ 基层党建: 1 }, { place: '$&', township: '〔place〕镇' }).title).toBe(
      '$&〔place〕镇职责任务清单',
    );
  });

  it('binds several lists with cover, contents, notes and signatures; each list counts for itself', () => {
    const document = booklet();
    expect(document.parts.map(({ sheetName, numbered }) => [sheetName, numbered])).toEqual([
      ['封面', false],
      ['目录', false],
      ['基本履职事项清单', true],
      ['配合履职事项清单', true],
      ['上级部门收回事项清单', true],
      ['说明', true],
      ['签署页', true],
    ]);
    const texts = documentTexts(document);
    expect(texts.slice(0, 4).map(([text]) => text)).toEqual([
      '东宁市三岔口镇',
      '履职事项清单',
      '（征求意见稿）',
      '2025年6月30日',
    ]);
    expect(texts.slice(5, 10)).toEqual([
      ['一、基本履职事项清单（2项）', '1'],
      ['二、配合履职事项清单（1项）', '2'],
      ['三、上级部门收回事项清单（0项）', '3'],
      ['四、说明', '4'],
      ['五、签署页', '5'],
    ]);
    expect(serials(document).slice(0, 3)).toEqual(['1', '2', '1']);
    expect(texts).toContainEqual([
      '东宁市三岔口镇共3项：基本履职事项清单2项、配合履职事项清单1项、上级部门收回事项清单0项。',
    ]);
    expect(JSON.stringify(texts.at(-1))).toContain('三岔口镇党委');
    expect(countItems(document)).toBe(3);
  });

  it('numbers only the categories that have rows, with their counts', () => {
    const document = documentOf({ 基层党建: 2, 社会治理: 1, 公共服务: 3 });
    expect(sections(document)).toEqual(['一、基层党建（2项）', '二、社会治理（1项）', '三、公共服务（3项）']);
    expect(countItems(document)).toBe(6);
  });

  it('runs serials on through the list, or starts anew in each section, as the scheme says', () => {
    const scheme = sixCategoryScheme();
    const counts = { 基层党建: 2, 公共服务: 2 };
    expect(serials(documentOf(counts, {}, scheme))).toEqual(['1', '2', '3', '4']);
    const restart = { ...scheme, lists: scheme.lists.map((one) => ({ ...one, numbering: 'restart' as const })) };
    expect(serials(documentOf(counts, {}, restart))).toEqual(['1', '2', '1', '2']);
  });

  it('fills the columns of the preset, one basis and one department a line', () => {
    const row = {
      ...listRow(1, '基层党建'),
      name: '发展党员',
      text: '培养、考察。',
      bases: ['《中国共产党章程》第五条', '《发展党员工作细则》'],
      parts: [
        { unit: '市委组织部', role: 'lead' as const, text: '' },
        { unit: '市委宣传部', role: 'cooperate' as const, text: '' },
      ],
      remark: '差异化',
    };
    expect(itemTexts(documentOf({}, { rows: [row] }))[0]).toEqual([
      '1',
      '发展党员',
      '培养、考察。',
      '主体责任',
      '《中国共产党章程》第五条\n《发展党员工作细则》',
      '市委组织部\n市委宣传部',
      '差异化',
    ]);
  });

  it('breaks a heading too long for its column into even lines', () => {
    const { columns, headerHeight } = tableOf(documentOf({ 基层党建: 1 }));
    expect(columns.map((column) => column.heading)).toEqual([
      '序号',
      '职责事项',
      '工作任务',
      '乡镇\n责任',
      '依据',
      '对应部门',
      '备注',
    ]);
    expect(headerHeight).toBeGreaterThanOrEqual(2 * sixCategoryScheme().paper.lineHeight);
  });

  it('refuses a list or a category that the scheme does not have', () => {
    expect(() => documentOf({ 基层党建: 1 }, { listId: 'other' })).toThrow(/no list other/);
    expect(() => documentOf({ 城市管理: 1 })).toThrow(/no category 城市管理/);
  });

  it('keeps every row once, in its section, in the given order, and all counts tie', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CATEGORIES), { maxLength: 40 }), (categories) => {
        const rows = categories.map((category, index) => listRow(index, category));
        const document = documentOf({}, { rows });
        const expected = CATEGORIES.flatMap((category) => rows.filter((row) => row.category === category));
        const ids = tableOf(document).rows.flatMap((row) => (row.kind === 'item' ? [row.itemId] : []));
        expect(ids).toEqual(expected.map((row) => row.itemId));
        const counts = sections(document).map((text) => Number(/（(\d+)项）/.exec(text)?.[1]));
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
        expect(serials(document)).toEqual(rows.map((_, index) => String(index + 1)));
      }),
    );
  });

  it('adds up to the width between the margins of A4', () => {
    for (const scheme of [sixCategoryScheme(), schemeSchema.parse(threeLists)]) {
      const { roomWidth } = sheetSize(scheme.paper, scheme.paper.orientation);
      for (const { columns } of scheme.lists) {
        expect(columns.reduce((sum, column) => sum + column.width, 0)).toBe(roomWidth);
      }
    }
  });
});
