/** Rows right under a header that only say it again: in another language, or as the form's own column numbers. */
import type { GridRow } from '../../../model/grid';
import type { GridView } from '../gridView';

/** No. | Item | Content right under 序号 | 事项 | 内容. */
export function isForeignHeader(view: GridView, row: GridRow): boolean {
  const texts = view.filled(row).map((column) => view.own(row, column));
  return (
    texts.length >= 2 && texts.length >= view.width - 1 && texts.every((text) => /^[A-Za-z][A-Za-z .()/-]+$/.test(text))
  );
}

/** 1 2 3 4 …, A B C D … or 甲 乙 1 2 … right under a header: the form's own column numbers. */
export function isColumnNumbers(view: GridView, row: GridRow): boolean {
  const texts = view.filled(row).map((column) =>
    view
      .own(row, column)
      .normalize('NFKC')
      .replace(/[()\s]/g, ''),
  );
  if (texts.length < 3 || texts.length < view.width - 1) return false;
  if ('ABCDEFGHIJKLMNOPQRSTUVWXYZ'.startsWith(texts.join('').toUpperCase())) return true;
  const numbers = texts.filter((text) => !/^[甲乙丙丁]$/.test(text)).map(Number);
  return numbers.length >= 2 && numbers.every((value, index) => value === (numbers[0] ?? 0) + index);
}
