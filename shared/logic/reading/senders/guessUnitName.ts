/** Whose table a file seems to be when no list of units knows it: the name it gives itself, and whether that is a township. */
import { bareUnit } from '../../units/levelUnitName';
import { levelled } from '../rows/levelled';
import { departmentNamed } from '../sheetMeaning';
import { bareFileName } from './recognizeUnit';

/** What the names of townships and of county bodies end in. */
const township =
  /^.{0,18}?[^乡镇](?:街道办事处|街道|民族乡|镇|乡(?![镇村])(?<!城乡(?=建设|规划))|苏木)(?![\u4e00-\u9fff]*(?:局|委|办|会|中心|站|所|院|队)$)/;
const body =
  /^.{1,24}(?:局|委员会|委|办公室|办|部|法院|检察院|院|联合会|联|工会|会|中心|公司|支队|大队|队|银行|社|馆|站|所|校|场|机关|集团)/;

/** 关于报送…的函: the words around the name in letters and reports. */
function withoutLetterWords(text: string): string {
  return text
    .replace(/^(关于)?(报送|上报|呈报|印发|填报)?(附件|附表|附)?[:：、,.]*/, '')
    .replace(/的?(函|报告|通知|请示|情况)$/, '');
}

function nameIn(text: string): string {
  const plain = withoutLetterWords(text);
  const found = township.exec(plain)?.[0] ?? body.exec(plain)?.[0] ?? '';
  // 县文旅局承办: the office does something, 承办 is no part of its name.
  const name = found.replace(/(?<=局|委|部|会|院|中心)(交|承|主|协|督|催|经|转|代)办$/, '');
  // 分镇各一表, 各乡汇总: any of them.
  if (/^[分各全每按](乡|镇)$/.test(name)) return '';
  // 交办事项, 承办清单: a verb, no office.
  if (/^(交|承|主|协|督|催|经|转|代)办$/.test(name)) return '';
  // 县乡事项, 按部门分表: both levels, any department.
  return /^[县市区城](乡|镇)$/.test(name) || (name.endsWith('部') && plain.startsWith(`${name}门`)) ? '' : name;
}

/** 上级部门收回事项清单（全县）: a list of the whole county comes from the office that draws it up. */
function officeOfWhole(texts: readonly string[]): string {
  const place = texts.map((text) => /清单|目录/.test(text) && /全(县|市|区|旗)/.exec(text)?.[1]).find((found) => found);
  return place ? `${place}委编办` : '';
}

/**
 * The sender's name by what the file says: 填报单位 first, then the file's name, then its titles. Null when none of
 * them holds anything that looks like a township's or an office's name.
 */
export function guessUnitName(fileName: string, statedUnit: string, titles: readonly string[] = []): string | null {
  const stated = bareUnit(statedUnit);
  if (stated !== '') return stated;
  return nameSaid(fileName, titles) || officeOfWhole([fileName, ...titles]) || null;
}

/** 望办发〔2023〕8号: whose paper it is, not whose table. */
const paperNumber = /[〔[(（]\d{4}[〕\])）]\s*第?\d+号/;

/** 本表由县直各部门填写，于月底前报县委编办。: how to fill the table in, not whose it is. */
const sentence = /[，,。；;！!]/;

const numbered = /^[（(]?[一二三四五六七八九十]{1,3}[)）、.]/;

/** 一、县水利局 above one table and 二、县民政局 above the next: neither is whose the whole file is. */
function withoutBlocks(titles: readonly string[]): readonly string[] {
  const named = titles.map((title) => departmentNamed(title));
  const several = new Set(named.filter((name) => name !== '')).size > 1;
  return titles.filter((title, at) => named[at] === '' || !(several || numbered.test(levelled(title))));
}

/** The first name that stands in the file's name or its titles; '' when none does. */
export function nameSaid(fileName: string, titles: readonly string[]): string {
  const speaking = withoutBlocks(titles.filter((title) => !paperNumber.test(title) && !sentence.test(title)));
  const texts = [fileName, ...speaking].map(bareFileName);
  return texts.map(nameIn).find((found) => found !== '') ?? '';
}

/** A township hands in bottom-up, everybody else top-down; for senders no list of units knows. */
export function guessDirection(name: string): 'up' | 'down' {
  return township.test(name.replace(/乡镇/g, '')) ? 'up' : 'down';
}
