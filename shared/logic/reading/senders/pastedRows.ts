/** Pasted text as rows of cells: breaks within a cell, several names on a line, a title above the headings, blocks side by side. */

/** A cell of Excel with a break in it is copied between quotation marks. */
const BROKEN_CELL = /(^|[\t\n])"((?:[^"\t]|"")*)"(?=[\t\r\n]|$)/g;
const UNIT =
  /(?:镇|乡|街道|街道办|办事处|苏木|农场|林场|区|委|办|局|部|会|院|所|站|社|馆|校|队|室|厅|中心|公司|集团|政府)$/u;
/** No unit by themselves: 城关镇 人民政府 is one, spread over a line. */
const NO_NAME = /^(?:人民政府|街道办事处|办事处|管理委员会|管委会|委员会|办公室|建制镇)$/u;
/** 县公安局 交通警察大队: what is a part of the one before it, unless it names its place itself; fire brigades are nobody's. */
const HOUSE = /(?:局|委|办|部|委员会|办公室)$/u;
const PART = /(?:队|科|股|派出所)$/u;
const PART_BESIDE_PLACE = /(?:队|科|股|所|站|中心)$/u;
/** 市场监管局, 县域经济服务中心, 区域发展中心 name no place. */
const KIND_OF_PLACE = '(?:[省旗州盟]|市(?!场)|[县区](?!域))';
const PLACE = new RegExp(`^(?:\\p{Script=Han}{2,5}?)?${KIND_OF_PLACE}`, 'u');
const OWN_PLACE = new RegExp(`^${KIND_OF_PLACE}`, 'u');
const OF_NO_HOUSE = /消防/u;
/** Not within brackets: 县委办公室（县档案局、县国家保密局） is one. */
const MARKS = /[、，,;；/]\s*(?![^（(]*[）)])/u;
const BLANKS = /\s+/u;
/** 全县共6个乡镇：道河镇、绥阳镇 */
const SAID_BEFORE = /^[^：:、，,]*[：:]\s*/u;
const MOST_TITLES = 5;

/** Rows with something in them; cells without blanks around, a break within one is a blank. */
export function pastedRows(pasted: string): string[][] {
  const rows = pasted
    .replace(
      BROKEN_CELL,
      (_, before: string, cell: string) => before + cell.replaceAll('""', '"').replace(/\s*[\r\n]+\s*/g, ' '),
    )
    .split(/\r\n|\r|\n/)
    .map((line) => line.split('\t').map((cell) => cell.replace(/\p{Cf}/gu, '').trim()))
    .filter((cells) => cells.some((cell) => cell !== ''));
  const across = rows.every((cells) => filledIn(cells) === 1);
  return withoutCounting(across ? rows.flatMap((cells) => namesIn(cells.join('')).map((name) => [name])) : rows);
}

function filledIn(cells: readonly string[]): number {
  return cells.filter((cell) => cell !== '').length;
}

/** Several only where each is called like a unit: 绥 阳 镇 and 县委 组织部 are one, spread for the eye. */
function namesIn(line: string): string[] {
  const said = line.replace(SAID_BEFORE, '').replace(/[。.；;]$/u, '');
  for (const [parting, shortest] of [[MARKS, 2] as const, [BLANKS, 3] as const]) {
    const names = said.split(parting).filter((name) => name !== '');
    if (parting === BLANKS && isHouseAndPart(names)) return [line];
    if (names.length > 1 && names.every((name) => name.length >= shortest && UNIT.test(name) && !NO_NAME.test(name)))
      return names;
  }
  return [line];
}

/** Where the house names its place and the other does not, more kinds of words say a part of it. */
function isHouseAndPart([house = '', part = '', ...others]: readonly string[]): boolean {
  const place = PLACE.exec(house)?.[0] ?? '';
  const named = place === '' ? PART : PART_BESIDE_PLACE;
  const placed = OWN_PLACE.test(part) || (place !== '' && part.startsWith(place));
  return others.length === 0 && HOUSE.test(house) && named.test(part) && !placed && !OF_NO_HOUSE.test(part);
}

/** 1道河镇, 2绥阳镇 are counted; 110指挥中心 is called so. */
function withoutCounting(rows: string[][]): string[][] {
  const counted =
    rows.length > 1 && rows.every(([cell = ''], at) => /^(\d{1,3})\s*\p{Script=Han}/u.exec(cell)?.[1] === `${at + 1}`);
  return counted ? rows.map(([cell = '', ...others]) => [cell.replace(/^\d+\s*/, ''), ...others]) : rows;
}

/** From the row of headings on: what stands alone in a row above it, or says such as 填报单位：县委编办, is a title. */
export function belowTitle(
  rows: readonly (readonly string[])[],
  isHeading: (cells: readonly string[]) => boolean,
): string[][] {
  const at = rows.slice(0, MOST_TITLES).findIndex((cells) => filledIn(cells) > 1 && isHeading(cells));
  const headed = at > 0 && rows.slice(0, at).every((cells) => filledIn(cells) === 1 || /[：:]/u.test(cells.join('')));
  return (headed ? rows.slice(at) : rows).map((cells) => [...cells]);
}

/** Headings that come again to the right head a block of their own: one block below the other. */
export function oneBlock(rows: string[][]): string[][] {
  const [headings = [], ...below] = rows;
  const width = headings.findIndex((heading, at) => at > 0 && heading !== '' && repeats(headings, at));
  if (width < 1) return rows;
  const starts = headings.flatMap((heading, at) => (at % width === 0 && heading !== '' ? [at] : []));
  const blocks = starts.flatMap((start) => below.map((cells) => cells.slice(start, start + width)));
  return [headings.slice(0, width), ...blocks.filter((cells) => filledIn(cells) > 0)];
}

function repeats(headings: readonly string[], width: number): boolean {
  return headings.every((heading, at) => heading === '' || heading === headings[at % width]);
}
