/** Whether a written name is a unit already registered: for certain, by a short name of it, or perhaps. */
import { compareDepartments, departmentFunctions } from '../matching/knowledge/departmentNames';
import { countyIn, hasCountyBefore, isTownName, levelUnitName, plainUnitName, townStem } from './levelUnitName';

/** A unit as far as its names go. */
export interface KnownUnit {
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface Meant<Unit extends KnownUnit> {
  /** The one unit that is written so, or so up to its county and 人民政府. */
  readonly certain: Unit | null;
  /** The one department of which this is a short name, or whose short name is registered: 市监局 and 市场监督管理局. */
  readonly short: Unit | null;
}

const namesOf = ({ name, aliases }: KnownUnit): readonly string[] => [name, ...aliases, ...secondPlates(name)];

/** 县综合行政执法局（城管局）, 县委办公室（县档案局）: two plates on one door, each written alone too. */
function secondPlates(name: string): readonly string[] {
  const [, first, second] = /^(.{2,}[局委办部会院室])[（(]([^（()）]{2,}[局委办部会院室])[)）]$/.exec(name) ?? [];
  if (first === undefined || second === undefined) return [];
  const place = /^[县市区旗州]/.exec(first)?.[0] ?? '';
  return [first, second, ...(second.startsWith(place) ? [] : [`${place}${second}`])];
}

/** A department of the county, no branch of one; 站, 所 and 中心 are bodies of their own beside it. */
const DEPARTMENT = /^[^局委部]+(局|委|部|联)$/;
const OFFICE = /(站|所|队|中心|馆|校|院|场|公司|科|股)$/;

/** 市监局 in 市场监督管理局: the same beginning and ending, what is between left out in part. */
function abbreviates(short: string, long: string): boolean {
  if (short.length >= long.length || short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

/** One department by its short and its full name: they do the same besides, so that 国资局 is not 国土资源局. */
function isShortFor(one: string, other: string): boolean {
  if (!DEPARTMENT.test(one) || !DEPARTMENT.test(other)) return false;
  return (abbreviates(one, other) || abbreviates(other, one)) && doTheSame(one, other);
}

/** All that one of them does the other does: 教育局 and 教育体育局, not 教育体育局 and 文体局. */
function doTheSame(one: string, other: string): boolean {
  const [mine, theirs] = [departmentFunctions(one), departmentFunctions(other)];
  if (compareDepartments(mine, theirs) !== 'same') return false;
  return mine.every((does) => theirs.includes(does)) || theirs.every((does) => mine.includes(does));
}

function mayBeOne(one: string, other: string): boolean {
  if (isTownName(one) || isTownName(other))
    return isTownName(one) && isTownName(other) && townStem(one) === townStem(other);
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  // 白鹿分局 of 市生态环境局白鹿分局, the 市林业局 above 林业局.
  if (short.length >= 3 && long.endsWith(short)) return true;
  return OFFICE.test(one) === OFFICE.test(other) && doTheSame(one, other);
}

type Test = (known: string) => boolean;

interface Asked<Unit> {
  readonly level: string;
  /** Those of which a name, levelled, is such a one. */
  having(test: Test): Unit[];
  readonly ofOtherCounty: Test;
}

function askFor<Unit extends KnownUnit>(written: string, units: readonly Unit[], place: string): Asked<Unit> {
  const level = levelUnitName(written, place);
  const known = units.map((unit) => ({ unit, levels: levelNames(unit, place) }));
  return {
    level,
    having: (test) => known.filter(({ levels }) => levels.some(test)).map(({ unit }) => unit),
    ofOtherCounty: (name) => hasCountyBefore(level, name) || hasCountyBefore(name, level),
  };
}

/** Those written so, the surest way of being written so first; several only where two are equally sure. */
function writtenSo<Unit extends KnownUnit>(
  written: string,
  units: readonly Unit[],
  { level, having, ofOtherCounty, place }: Asked<Unit> & { readonly place: string },
): readonly Unit[] {
  const plain = plainUnitName(written);
  const ways = [
    () => units.filter(({ name }) => name === written),
    () => units.filter((unit) => namesOf(unit).some((name) => plainUnitName(name) === plain)),
    () => having((name) => name === level),
    () => having((name) => isTownName(name) && townStem(name) === level),
    () => (countyIn(place) === '' ? having(ofOtherCounty) : []),
  ];
  for (const way of ways) {
    const found = way();
    if (found.length > 0) return found;
  }
  return [];
}

const onlyOne = <Unit>([first, ...others]: readonly Unit[]): Unit | null =>
  first !== undefined && others.length === 0 ? first : null;

/**
 * @param units Those registered, of either kind.
 * @param place The county's name; without one any county's name before a unit's says nothing.
 */
export function unitMeant<Unit extends KnownUnit>(written: string, units: readonly Unit[], place = ''): Meant<Unit> {
  if (plainUnitName(written) === '') return { certain: null, short: null };
  const asked = askFor(written, units, place);
  const found = writtenSo(written, units, { ...asked, place });
  if (found.length > 0) return { certain: onlyOne(found), short: null };
  return { certain: null, short: onlyOne(asked.having((name) => isShortFor(asked.level, name))) };
}

/** Whoever it could be where it is nobody for certain: by a short name, an old one, that of another county. */
export function unitsPerhapsMeant<Unit extends KnownUnit>(
  written: string,
  units: readonly Unit[],
  place = '',
): readonly Unit[] {
  if (plainUnitName(written) === '') return [];
  const asked = askFor(written, units, place);
  const found = writtenSo(written, units, { ...asked, place });
  if (found.length > 0) return found.length === 1 ? [] : found;
  const { level, having, ofOtherCounty } = asked;
  const shorts = having((name) => isShortFor(level, name));
  return [...new Set([...shorts, ...having((name) => ofOtherCounty(name) || mayBeOne(level, name))])];
}

/** A unit's names as they are compared, found once for many comparisons. */
export function levelNames(unit: KnownUnit, place: string): readonly string[] {
  return [...new Set(namesOf(unit).map((name) => levelUnitName(name, place)))];
}

/**
 * Whether two registered units look like one registered twice, by their `levelNames`. Doing the same is not enough where
 * both are there: 城管局 and 综合执法局, 农业农村局 and 乡村振兴局 may well be two.
 */
export function looksRegisteredTwice(one: readonly string[], other: readonly string[]): boolean {
  return one.some((mine) => other.some((theirs) => mine === theirs || looksAlike(mine, theirs)));
}

function looksAlike(one: string, other: string): boolean {
  if (isTownName(one) || isTownName(other)) return mayBeOne(one, other);
  // 县市监局 and 市监局: a bare 县 in front may be the county's.
  const starts = (name: string) => [name[0], name.replace(/^[县市区旗州]/, '')[0]];
  const alike = starts(one).some((first) => starts(other).includes(first));
  return alike && DEPARTMENT.test(one) && DEPARTMENT.test(other) && doTheSame(one, other);
}

/** Two names of one unit, for certain: 县林业局 and 林业局, 安平县柳河镇人民政府 and 柳河镇. */
export function isSameUnit(one: string, other: string): boolean {
  return unitMeant(one, [{ name: other, aliases: [] }]).certain !== null;
}
