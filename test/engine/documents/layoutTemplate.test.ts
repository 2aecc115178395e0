/** The office's own template: what is wrong with it in sentences, and what comes out of it word by word. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { rereadTableRows } from '../../../electron/engine/documents/rereading/rereadWord';
import { checkLayoutTemplate, fillLayoutTemplate } from '../../../electron/engine/documents/template/layoutTemplate';
import { writeWord } from '../../../electron/engine/documents/writeWord';
import threeLists from '../../../resources/schemes/three-lists.json';
import { sampleTemplate, templateContent, templateWords } from '../../../shared/logic/paper/templateContent';
import { schemeSchema } from '../../../shared/model/scheme';
import { findPackageFaults } from '../../builders/findPackageFaults';
import { failureOf } from '../../builders/project';
import { listRow, sixCategoryScheme, townshipList } from '../../builders/townshipLists';
import { partText, partTexts } from './officePackage';

const SCHEME = sixCategoryScheme();
const WORDS = templateWords(SCHEME);

async function template(change: (xml: string) => string = (xml) => xml, scheme = SCHEME): Promise<Uint8Array> {
  const archive = await JSZip.loadAsync(await writeWord(sampleTemplate(scheme)));
  const xml = (await archive.file('word/document.xml')?.async('text')) ?? '';
  archive.file('word/document.xml', change(xml));
  return archive.generateAsync({ type: 'uint8array' });
}

const problemsOf = async (bytes: Uint8Array) => failureOf(await checkLayoutTemplate(bytes, WORDS)).detail.problems;

describe('a template', () => {
  it('as the program gives it passes for every scheme', async () => {
    for (const scheme of [SCHEME, schemeSchema.parse(threeLists)]) {
      expect(await checkLayoutTemplate(await template(undefined, scheme), templateWords(scheme))).toMatchObject({
        ok: true,
      });
    }
  });

  it('may hold document numbers, which are written with the same brackets', async () => {
    const bytes = await template((xml) => xml.replace('〔标题〕', '〔标题〕安办发〔2025〕3号'));
    expect(await checkLayoutTemplate(bytes, WORDS)).toMatchObject({ ok: true });
  });

  it.each([
    ['a word nobody knows', '〔日期〕', '〔日其〕', '“〔日其〕”不认识，可用的有〔标题〕'],
    ['no row to repeat', /〔(序号|职责事项|工作任务|乡镇责任|依据|对应部门|备注)〕/g, '', '没有要重复的行'],
    ['a row without name', '〔职责事项〕', '', '“职责任务清单”要重复的行里缺〔职责事项〕。'],
    [
      'a field in the row to repeat',
      '〔备注〕</w:t></w:r>',
      '〔备注〕</w:t></w:r><w:fldSimple w:instr="DATE"><w:r><w:t>今日</w:t></w:r></w:fldSimple>',
      '有域、控件、批注或修订痕迹，请改成普通文字',
    ],
    [
      'a mark in the row that does not come back as it was filled in',
      '〔备注〕</w:t></w:r>',
      '〔备注〕</w:t></w:r><w:r><w:tab w:odd="1"/><w:t>见附件</w:t></w:r>',
      '填好后读回来不一样',
    ],
    ['brackets of another kind', '〔备注〕', '【备注】', '“【备注】”要改用六角括号，如〔备注〕。'],
    ['half a bracket', '〔日期〕', '〔日期', '“〔日期”的括号没有成对。'],
    ['a numbered list for a serial', '〔序号〕', '', '缺〔序号〕，序号不能靠自动编号。'],
    ['a column outside the row', '〔日期〕', '〔日期〕〔依据〕', '“〔依据〕”写在了填不上的地方'],
    ['merged cells', '<w:vAlign w:val="center"/>', '<w:vMerge/><w:vAlign w:val="center"/>', '有上下合并的单元格'],
  ])('with %s is refused in a sentence', async (_what, from, to, sentence) => {
    expect(await problemsOf(await template((xml) => xml.replaceAll(from, to)))).toContain(sentence);
  });

  it('with a row too few for the scheme is refused', async () => {
    const words = templateWords(schemeSchema.parse(threeLists));
    const result = failureOf(await checkLayoutTemplate(await template(), words));
    expect(result.code).toBe('TEMPLATE_UNFIT');
    expect(result.detail.problems).toContain('有 1 行要重复，体例有 3 张清单');
  });

  it('with a link to the outside, or that is no document, is refused', async () => {
    const archive = await JSZip.loadAsync(await template());
    archive.file(
      'word/_rels/settings.xml.rels',
      '<Relationships><Relationship TargetMode="External"/></Relationships>',
    );
    expect(await problemsOf(await archive.generateAsync({ type: 'uint8array' }))).toContain('外部链接');
    expect(failureOf(await checkLayoutTemplate(new Uint8Array([1, 2]), WORDS)).code).toMatch(/^FILE_/);
  });
});

describe('a filled template', () => {
  const rows = [1, 2, 3].map((index) => listRow(index, index < 3 ? '基层党建' : '公共服务'));
  const content = templateContent([townshipList({}, { rows })], SCHEME, '东宁市三岔口镇职责任务清单');

  it('repeats category and item rows with all texts', async () => {
    const filled = await fillLayoutTemplate(await template(), WORDS, content);
    const found = await rereadTableRows(filled);
    expect(found.map(([first]) => first)).toEqual([
      '序号',
      '一、基层党建（2项）',
      '1',
      '2',
      '二、公共服务（1项）',
      '3',
    ]);
    expect(found[2]?.slice(0, 3)).toEqual(['1', rows[0]?.name, rows[0]?.text]);
    expect(found[2]?.[4]).toBe(rows[0]?.bases.join('\n'));
    expect(await partText(filled, 'word/document.xml')).not.toMatch(/〔(?!\d)/);
  });

  it('takes a placeholder that Word has cut into runs', async () => {
    const cut = await template((xml) =>
      xml.replace('〔职责事项〕', '〔职责</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>事项〕（项）'),
    );
    expect(await checkLayoutTemplate(cut, WORDS)).toMatchObject({ ok: true });
    const found = await rereadTableRows(await fillLayoutTemplate(cut, WORDS, content));
    expect(found[2]?.[1]).toBe(`${rows[0]?.name}（项）`);
  });

  it('takes a name with spaces in it, and a row with line breaks and tabs', async () => {
    const spaced = await template((xml) =>
      xml
        .replace('〔序号〕', '〔序　号〕')
        .replace('〔备注〕</w:t>', '〔备注〕</w:t><w:br/><w:t>备</w:t><w:tab/><w:t>注</w:t>'),
    );
    expect(await checkLayoutTemplate(spaced, WORDS)).toMatchObject({ ok: true });
    const found = await rereadTableRows(await fillLayoutTemplate(spaced, WORDS, content));
    expect([found[2]?.[0], found[2]?.at(-1)]).toEqual(['1', `${rows[0]?.remark}\n备\t注`]);
  });

  it.each([
    ['two-row-header', 6],
    ['table-within-frame', 4],
    ['letter-by-letter', 6],
    ['joined-cells', 6],
  ])('made in an office program (%s) passes, and comes out as a right file with every row', async (name, least) => {
    const own = readFileSync(resolve(import.meta.dirname, `../../fixtures/templates/${name}.docx`));
    expect(await checkLayoutTemplate(own, WORDS)).toMatchObject({ ok: true });
    const filled = await fillLayoutTemplate(own, WORDS, content);
    expect(await findPackageFaults(filled)).toEqual(await findPackageFaults(own));
    const found = await rereadTableRows(filled);
    expect(found.length).toBeGreaterThanOrEqual(least);
    expect(found.flatMap(([first = '']) => (/^\d+$/.test(first) ? [first] : []))).toEqual(['1', '2', '3']);
    for (const { name: wanted } of rows) expect(found.some((cells) => cells.includes(wanted))).toBe(true);
    for (const [part, text] of await partTexts(filled)) expect(text, part).not.toMatch(/〔(?!\d)/);
  });

  it('whose row holds a table is refused in a sentence', async () => {
    const own = readFileSync(resolve(import.meta.dirname, '../../fixtures/templates/table-within-row.docx'));
    expect(await problemsOf(own)).toContain('要重复的行里套着表格');
  });

  it('leaves texts that look like placeholders as they are', async () => {
    const strange = [{ ...listRow(1, '基层党建'), name: '〔单位〕$& <b>', text: '〔2025〕' }];
    const odd = templateContent([townshipList({}, { rows: strange })], SCHEME, '清单');
    const found = await rereadTableRows(await fillLayoutTemplate(await template(), WORDS, odd));
    expect(found[2]?.slice(1, 3)).toEqual(['〔单位〕$& <b>', '〔2025〕']);
  });

  it('is the same bytes every time', async () => {
    const bytes = await template();
    const [first, second] = [
      await fillLayoutTemplate(bytes, WORDS, content),
      await fillLayoutTemplate(bytes, WORDS, content),
    ];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });
});
