/** The manual's Markdown becomes blocks; anything else stays the text it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Inline, readMarkdown } from '../../../../renderer/screens/help/readMarkdown';

/** What is shown, and where links and pictures point. */
const all = (content: readonly Inline[]) =>
  content.map((piece) => piece.text + ('target' in piece ? piece.target : '')).join('');

describe('readMarkdown', () => {
  it('reads headings, paragraphs over several lines, lists, notes', () => {
    const blocks = readMarkdown('# 开始\n\n第一行\n第二行\n- 甲\n- 乙\n\n1. 一\n2、二\n> 请先备份');
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'list', 'list', 'quote']);
    expect(blocks[1]).toEqual({ kind: 'paragraph', content: [{ kind: 'text', text: '第一行第二行' }] });
    expect(blocks[3]).toMatchObject({ ordered: true, items: [[{ text: '一' }], [{ text: '二' }]] });
  });

  it('reads tables, keys, bold, links and pictures', () => {
    const [table, line] = readMarkdown(
      '| 键 | 作用 |\n|---|---|\n| `Ctrl+K` | **检索** |\n\n看[归并](归并.md)：![图](图/归并.png)。',
    );
    expect(table).toMatchObject({
      kind: 'table',
      head: ['键', '作用'],
      rows: [[[{ kind: 'key' }], [{ kind: 'strong' }]]],
    });
    expect(line).toMatchObject({
      content: [
        { kind: 'text', text: '看' },
        { kind: 'link', text: '归并', target: '归并.md' },
        { kind: 'text', text: '：' },
        { kind: 'picture', text: '图', target: '图/归并.png' },
        { kind: 'text', text: '。' },
      ],
    });
  });

  it('keeps markup of other kinds as text', () => {
    expect(readMarkdown('<script>alert(1)</script>')).toEqual([
      { kind: 'paragraph', content: [{ kind: 'text', text: '<script>alert(1)</script>' }] },
    ]);
  });

  it('ends for every text and neither loses nor doubles a Chinese character of it', () => {
    const line = fc.string({
      unit: fc.constantFrom('甲', '乙', '#', ' ', '-', '|', '`', '*', '>', '1', '.', '[', ']', '(', ')'),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const source = lines.join('\n');
        const found = readMarkdown(source).flatMap((block): string[] => {
          if (block.kind === 'heading') return [block.text];
          if (block.kind === 'list') return block.items.map(all);
          if (block.kind === 'table') return [...block.head, ...block.rows.flat().map(all)];
          return [all(block.content)];
        });
        expect(found.join('').match(/[甲乙]/g)?.length).toBe(source.match(/[甲乙]/g)?.length);
      }),
    );
  });
});
