/** Finds who says of himself that the table is his: 填报单位：东宁镇人民政府, in one cell or in two. */
import type { GridView } from './gridView';
import { findStatedUnit } from './rowWords';

const label = /^((填报|填表|报送|上报)(单位|部门)([（(].*[）)])?[:：]?|(单位名称|所在单位|单位)([（(].*[）)])?[:：])$/;

/** Of the texts of one row; '' when it names nobody. */
export function unitStatedIn(texts: readonly string[]): string {
  const inside = texts.map(findStatedUnit).find((text) => text !== '');
  if (inside !== undefined) return inside;
  const at = texts.findIndex((text) => label.test(text.replace(/\s/g, '')));
  return at < 0 ? '' : (texts[at + 1] ?? '');
}

const coverRows = 40;

/** Of a sheet that holds no table, such as a cover. */
export function unitOnCover(view: GridView): string {
  for (const row of view.rows.slice(0, coverRows)) {
    const unit = unitStatedIn(view.filled(row).map((column) => view.own(row, column)));
    if (unit !== '') return unit;
  }
  return '';
}
