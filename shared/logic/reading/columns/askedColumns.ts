/** Columns left out that a person should decide about: words nobody would like to lose, and a township's own offices. */
import type { ColumnRole } from '../../../model/sourceEntry';
import { splitNames } from '../rows/cellValues';
import { type ColumnSample, looksLikeDepartment } from './columnRoles';
import { headingRoles, isNeutralHeading, knownRoles, normalizeHeading } from './headingRoles';

const office = /(办|办公室|站|所|中心|队|科|股|室|组|窗口|网格员|村委会|居委会|社区)$/;
const ofCounty = /^[县市区旗州]|.[县旗](?!城)|(局|部|委员会|(?<!村|居)委|联合会|法院|检察院|公司|大队|支队|厅|署)$/;

/** 党政办, 农业站, 综合执法队: nobody hands a duty down from there. */
function isTownOffice(name: string): boolean {
  return /武装部$/.test(name) || (office.test(name) && !ofCounty.test(name));
}

function all(values: readonly string[], test: (name: string) => boolean): boolean {
  return values.length > 0 && values.every((value) => splitNames(value).every(test));
}

/** 责任单位 beside 主管部门 with nothing but offices of a township in it. */
export function townOffices(samples: readonly ColumnSample[]): Set<number> {
  const open = samples.filter(({ heading, hidden }) => !hidden && headingRoles(heading).has('department'));
  const offices = open.filter(({ values }) => values.length > 1 && all(values, isTownOffice));
  const others = open.filter((sample) => !offices.includes(sample));
  const beside = others.some(({ values }) => values.filter(looksLikeDepartment).length * 2 > values.length);
  return new Set(beside ? offices.map(({ column }) => column) : []);
}

const toldAway = /(意见|建议|机构|单位|部门)$/;
/** Shorter texts on average say how much or how often, not what. */
const leastWords = 4;

/** 是否同意, 是否保留: whether the duty stays at all. */
const decides = /同意|保留|删除|取消|收回|(是否|能否|可否)(纳入|列入|承接)/;
const against = /不|否|无法|×|✗|✘|☒|删|取消|收回|待定/;

/** Says of some of the duties that they are to go. */
function decidesAgainst({ heading, values }: ColumnSample): boolean {
  return decides.test(normalizeHeading(heading)) && values.some((value) => against.test(value));
}

/** A column nobody knows that holds words, or whose heading says they matter. */
export function holdsWords(sample: ColumnSample, role: ColumnRole | undefined): boolean {
  const { heading, values, hidden } = sample;
  if (role !== 'ignored' || hidden || heading === '' || knownRoles(heading).size > 0) return false;
  if (decidesAgainst(sample)) return true;
  const worded = values.filter((value) => /\p{Script=Han}{2}/u.test(value));
  if (worded.length * 2 <= values.length) return false;
  if (toldAway.test(normalizeHeading(heading))) return true;
  const length = worded.reduce((sum, value) => sum + value.length, 0) / Math.max(worded.length, 1);
  return length >= leastWords && !isNeutralHeading(heading);
}
