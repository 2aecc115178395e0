/** What the program hands out it takes back, whatever columns a scheme has: templates and printed lists. */
import { expect, test } from 'vitest';
import { rereadDocument } from '../../../electron/engine/documents/rereadDocument';
import { checkLayoutTemplate, fillLayoutTemplate } from '../../../electron/engine/documents/template/layoutTemplate';
import { writeWord } from '../../../electron/engine/documents/writeWord';
import { answerRequest } from '../../../electron/engine/parser/answerRequest';
import { layOutTownship } from '../../../shared/logic/paper/layout/layOutList';
import { sampleTemplate, templateContent, templateWords } from '../../../shared/logic/paper/templateContent';
import { categoriesOf, fieldLabelsOf } from '../../../shared/logic/schemes/schemeLists';
import { type Scheme, schemeSchema } from '../../../shared/model/scheme';
import { unwrap } from '../../builders/project';
import { listRow, presetScheme, sixCategoryScheme, townshipList } from '../../builders/townshipLists';

/** The six categories with a column 类别 in each row, as many counties print it. */
function withCategoryColumn(): Scheme {
  const scheme = sixCategoryScheme();
  const [list] = scheme.lists;
  if (!list) throw new Error('no list');
  const [serial, ...others] = list.columns;
  if (!serial) throw new Error('no columns');
  const category = { heading: '类别', source: 'category' as const, width: 24, align: 'left' as const };
  return schemeSchema.parse({ ...scheme, lists: [{ ...list, columns: [serial, category, ...others] }] });
}

test('the sample of a scheme with a column 类别 is taken as a template and filled in', async () => {
  const scheme = withCategoryColumn();
  const words = templateWords(scheme);
  const bytes = await writeWord(sampleTemplate(scheme));
  expect(await checkLayoutTemplate(bytes, words)).toEqual({ ok: true, value: null });
  const content = templateContent([townshipList({ 基层党建: 2, 公共服务: 1 })], scheme, '职责任务清单');
  const rows = await rereadDocument(await fillLayoutTemplate(bytes, words, content), 'docx');
  expect(rows.filter(([serial]) => /^\d+$/.test(serial ?? '')).map(([serial, category]) => [serial, category])).toEqual(
    [
      ['1', '基层党建'],
      ['2', '基层党建'],
      ['3', '公共服务'],
    ],
  );
});

test.each(['six-category', 'three-lists', 'main-cooperating', 'powers', 'village', 'whistle', 'xiangcheng'])(
  'the printed list of %s is read by the program that printed it',
  async (id) => {
    const scheme = presetScheme(id);
    const lists = scheme.lists.map((list) =>
      townshipList(
        {},
        { listId: list.id, rows: list.categories.slice(0, 6).map((category, index) => listRow(index + 1, category)) },
      ),
    );
    const bytes = await writeWord(layOutTownship(lists, scheme));
    const known = { categories: categoriesOf(scheme), fields: fieldLabelsOf(scheme), townships: ['三岔口镇'] };
    const answer = answerRequest({ type: 'read', id: 1, fileName: '三岔口镇.docx', bytes, known }, () => undefined);
    if (answer.of !== 'table') throw new Error('a table was asked for');
    const { table } = unwrap(answer.result);
    expect(table.entries.map(({ name }) => name)).toEqual(lists.flatMap(({ rows }) => rows.map(({ name }) => name)));
  },
);
