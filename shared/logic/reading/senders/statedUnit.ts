/** Finds who says of himself that the table is his: 填报单位：东宁镇人民政府, in one cell or in two. */
import { isTownship, looksLikeDepartment } from '../columns/columnRoles';
import { isNeutralHeading, knownRoles } from '../columns/headingRoles';
import type { GridView } from '../gridView';
import { findStatedUnit } from '../rows/rowWords';

const label = /^((填报|填表|报送|上报)(单位|部门)([（(].*[）)])?[:：]?|(单位名称|所在单位|单位)([（(].*[）)])?[:：])$/;

/** Of the texts of one row; '' when it names nobody. */
export function unitStatedIn(texts: readonly string[]): string {
  const inside = texts.map(findStatedUnit).find((text) => text !== '');
  if (inside !== undefined) return inside;
  const at = texts.findIndex((text) => label.test(text.replace(/\s/g, '')));
  const next = texts[at + 1] ?? '';
  return at < 0 || knownRoles(next).size > 0 ? '' : next;
}

/** 报送单位 | 县林业局 | 联系人 | 赵敏, or its words with the blanks left empty: a line of the form, no headings. */
export function isFormLine(texts: readonly string[]): boolean {
  const unit = unitStatedIn(texts);
  const names = looksLikeDepartment(unit) || isTownship(unit);
  if (unit !== '' && names && !isNeutralHeading(unit)) return true;
  return texts.every((text) => {
    const roles = [...knownRoles(text).keys()];
    return roles.length > 0 && roles.every((role) => role === 'sender' || role === 'ignored');
  });
}

const unitLine =
  /^\p{Script=Han}{1,16}([镇乡]|街道|苏木)(人民政府|办事处|党委)?$|^\p{Script=Han}{2,20}(人民政府|办事处|委员会|局|办公室|中心|法院|检察院|联合会)$/u;
/** Whom lists are sent to, or who has none of his own. */
const receivers = /编办|编委|编制委员会|领导小组|专班|^(各|有关|相关)/;

function nameOnLine(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\((盖章|公章|印章)\)$/, '')
    .replace(/:$/, '');
  return unitLine.test(plain) && !receivers.test(plain) ? plain : '';
}

/**
 * Of the paragraphs above a Word table, in order: who signs them, or whose name stands right above the table. A name with
 * a colon further up is whom a letter speaks to.
 */
export function unitOnLines(lines: readonly string[]): string {
  const last = lines.length - 1;
  for (let at = last; at >= 0; at -= 1) {
    const line = lines[at] ?? '';
    if (at < last && /[:：]\s*$/.test(line)) continue;
    const unit = nameOnLine(line);
    if (unit !== '') return unit;
  }
  return '';
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
