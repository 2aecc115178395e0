/** Recognises by their words the rows of a table that are no duties: totals, notes, signatures, sections. */

import { isTownship, looksLikeDepartment } from '../columns/columnRoles';
import { isArea } from '../senders/areaNames';
import type { KnownWords } from '../senders/townNames';
import { levelled } from './levelled';

const totalWord = /^[（(【]?(合计|总计|共计|小计|本页小计|累计|总数|以上合计|以上共计|.{1,8}(小计|合计))[】)）]?[:：]?/;
/** 4项, 共4项, 4项（其中乡镇主责2项）. */
const countOnly = /^[（(]?(共计?|计|总计)?\s*(\d{1,6})\s*(项|条|个|件)?[)）]?(\((其中|含|包括)[^()]*\))?[。.]?$/;
const countAnywhere = /(\d{1,6})\s*(项|条|个|件)/;

const ordinalOnly = /^(\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+[、.]?)$/;

export interface Total {
  /** The number the row states, null when it states none. */
  readonly count: number | null;
  readonly partial: boolean;
  /** What it is the total of: 党建类小计 → 党建类. */
  readonly label: string;
}

const isCounted = (text: string): boolean => countOnly.test(text) && countAnywhere.test(text);

/** A few words, no sentence. */
const isNameOfGroup = (text: string): boolean => /^[^,，。；;:：]{2,15}$/.test(text);

/** A row of totals: a total's word, and nothing but numbers beside it. Null: not one. */
export function readTotal(all: readonly string[]): Total | null {
  // （一） | 党建类小计 | 2项: the ordinal has a column of its own.
  const texts = ordinalOnly.test(levelled(all[0] ?? '')) ? all.slice(1) : all;
  const head = levelled(texts[0] ?? '');
  const word = totalWord.exec(head)?.[0];
  const shared = /^(以上)?共(计)?\d+(项|条|个|件)[。.]?$/.test(head);
  if (word === undefined && !shared) return null;
  const flat = texts.map(levelled).filter((text) => text !== '');
  const rest = word === undefined ? '' : head.slice(word.length);
  const others = [rest, ...flat.slice(1)].filter((text) => text !== '');
  const unnumbered = others.filter((text) => !countOnly.test(text) && !/^[\d.,/—-]+$/.test(text));
  // 小计 | 县委组织部 | 3项: whose it is stands between.
  const [between = '', ...behind] = others;
  const whose = rest === '' && unnumbered.length === 1 && behind.some(isCounted) ? between : '';
  if (!shared && unnumbered.length > 0 && !isNameOfGroup(whose)) return null;
  const stated = [shared ? head : rest, ...flat.slice(1)].map(
    (text) => countAnywhere.exec(text) ?? countOnly.exec(text),
  );
  const match = stated.find((found) => found !== null);
  const digits = match ? (match[2] !== undefined && /^\d+$/.test(match[2]) ? match[2] : match[1]) : undefined;
  const label = whose || head.replace(/[(【]?(小计|合计)[】)]?.*$/, '');
  return { count: digits === undefined ? null : Number(digits), partial: /小计/.test(head), label };
}

const signatureWord =
  /^[（(]?(填表人|填报人|制表人|制表|审核人|审核|复核人|审批人|负责人|单位负责人|主要负责人|主要领导|分管领导|分管负责人|经办人|联系人|联系电话|联系方式|电话|填报时间|填报日期|填表时间|填表日期|报送时间|日期|签字|签名|盖章|公章|单位盖章|领导签字|填报单位|填表单位|报送单位|上报单位)[^:：]{0,10}[:：]/;
const stampOnly = /^[（(]?(单位)?(盖章|公章|签字|签名|签章)[)）]?$/;
const dateOnly =
  /^(\d{4}|[二〇○零一二三四五六七八九]{4})年\s*\d{0,2}[一二三四五六七八九十]{0,3}月(\s*\d{0,2}[一二三四五六七八九十]{0,3}日)?$/;

const signatureLabel =
  /^(填表人|填报人|制表人|审核人|复核人|审批人|负责人|单位负责人|主要负责人|经办人|联系人|联系电话|(填报|填表|报送)(时间|日期)|(填报|填表|报送|上报)单位)(\([^()]*\))?[:：]?$/;

/** 填表人：… 联系电话：… 2025年6月30日; also each word and what stands for it in a cell of its own. */
export function isSignature(texts: readonly string[]): boolean {
  if (texts.length > 1 && signatureLabel.test(levelled(texts[0] ?? ''))) return true;
  let said = false;
  for (const text of texts) {
    const flat = levelled(text);
    if (flat === '') continue;
    if (signatureWord.test(flat)) {
      if (!said) return true;
    } else if (!stampOnly.test(flat) && !dateOnly.test(flat)) return false;
    said = true;
  }
  return said;
}

const noteWord =
  /^[（(]?(说明|注|备注|附注|注意|注意事项|填表说明|填报说明|填表须知|填表要求|填报要求|备考|附)\d*[:：.、]/;

/** 说明：… 注：… 备注：… */
export function isNote(text: string): boolean {
  const flat = levelled(text);
  return noteWord.test(flat) || /^[※*]/.test(flat) || /^(填表|填报)(说明|须知|要求)$/.test(flat);
}

const noteLabel = /^[（(]?(说明|注|备注|附注|注意事项|(填表|填报)(说明|须知|要求)|备考)[)）]?[:：]?$/;

/** 说明 | 本表一式三份: the word has a cell of its own, or stands alone. */
export function isLabelledNote(texts: readonly string[]): boolean {
  return noteLabel.test(levelled(texts[0] ?? ''));
}

/** 2.依据须写明条款 below 说明. */
export function isNumberedLine(text: string): boolean {
  return /^(\(?\d{1,2}[).、](?!\d)|[①-⑳])/.test(levelled(text));
}

/** 示例 where other rows have their serial. */
export function isExample(serial: string): boolean {
  return /^\(?(填报|填写)?(示例|样例|范例|例|例如|举例)\d*\)?:?$/.test(levelled(serial));
}

const instructionWord =
  /^\(.*\)$|^(必填|选填|非必填|单选|多选|可多选|下拉选择|自动生成)|^(请|按|如实)?(填写|填报|注明|写明|列明|选择|详细描述)|(字以内|个字内|字左右|的?全称|下拉选择|无需填写|不用填写|不填)[)。]?$/;

/** A row that says how each column is to be filled in: （必填，30字以内） | 填写全称 | 写明条款. */
export function isInstruction(texts: readonly string[]): boolean {
  const said = texts.map(levelled).filter((text) => text !== '' && !/^[-—–/\\\d]+$/.test(text));
  return said.length >= 2 && said.every((text) => instructionWord.test(text));
}

const noneWord = /^(本单位|本部门|本镇|本乡)?(暂?无|没有)(此类|相关|该类)?(事项|任务|职责|内容)?[。.]?$/;

/** 无 or 暂无此类事项, and nothing but strokes beside it. */
export function saysNone(texts: readonly string[]): boolean {
  let said = false;
  for (const text of texts) {
    // No such word is long; most texts of a table are.
    if (text.length > 40) return false;
    const flat = levelled(text);
    if (flat === '' || /^[-—–/\\]+$/.test(flat)) continue;
    if (!noneWord.test(flat)) return false;
    said = true;
  }
  return said;
}

const voidWord = /^\(?(此|本|该)?(项|条|行|事项|任务|职责)?(已|拟)?(删除|取消|作废|删去)\)?[。.]?$/;

/** （此项删除） where the name of a duty would stand. */
export function saysVoid(name: string): boolean {
  return name.length <= 12 && voidWord.test(levelled(name));
}

const countBeside = /^\(?(共计?|合计|计)?(\d{1,4})(项|条|个|件)\)?$/;

/** 县应急管理局 | 共2项: a heading whose count has a cell of its own, as one text; null for any other row. */
export function headingWithCount([head = '', count = '', ...more]: readonly string[]): string | null {
  const found = countBeside.exec(levelled(count));
  if (!found || more.length > 0 || !/^\p{Script=Han}.*\p{Script=Han}$/u.test(levelled(head))) return null;
  return levelled(head).length <= 20 ? `${head}（${found[2]}项）` : null;
}

const ordinal =
  /^(第[一二三四五六七八九十百\d]+(部分|章|类|项)[、.:]?|[一二三四五六七八九十百]+[、.:]|\([一二三四五六七八九十百\d]+\)[、.]?|\d+[、.:)](?!\d)|[①-⑳]|[IVX]+[、.])/;
const countMark = /[(（]\s*共?\s*(\d+)\s*(项|条|个|件)\s*[)）]$|[,，:：]?共?(\d+)(项|条|个|件)$/;
const handed =
  /^(.{2,30}?)(交办|下达|布置|安排|派发|部署|转办|下派|委托|牵头|主管|负责|承办|交给)(镇里|乡镇|镇|承担|落实)?(的)?(事项|任务|工作|职责)*(清单)?$/;
const nobody = /^(其他|其它|上级|上面|不明|不清楚|无|各部门|多部门|有关部门|相关部门)$/;
const labelled = /^(来源|交办|责任|牵头|主管|对口|对应)?(部门|单位)[:：](.+)$/;

export type SectionMeaning = 'category' | 'department' | 'township' | 'other';

export interface Section {
  readonly meaning: SectionMeaning;
  /** Category, department or township named; '' for `other`. */
  readonly value: string;
  /** 一、党的建设（23项） → 23. */
  readonly count: number | null;
}

/** Whether a text is written like a heading inside a table: numbered in Chinese, counted, or handing something down. */
export function isHeadingLike(text: string, categories: readonly string[]): boolean {
  const flat = levelled(text);
  if (flat.length > 40 || /[。；]/.test(flat)) return false;
  const bare = bareSection(flat);
  if (categories.includes(bare) || handed.test(bare) || labelled.test(bare)) return true;
  return (
    countMark.test(flat) || /^(第?[一二三四五六七八九十]+[、.]|[IVX]+[、.]|\([一二三四五六七八九十]+\))/.test(flat)
  );
}

/** 水利类, 民生保障方面: a class, where every duty has a serial and this has none; 垃圾分类 is a duty. */
export function namesClass(text: string): boolean {
  return /^.{2,10}((?<!分)类|方面|领域|板块)$/.test(levelled(text));
}

/** 一、守牢底线（牵头领导：王县长）: who looks after it is no part of its name. */
const leaderBeside = /\([^()]*(领导|责任人|负责人|联系人)[^()]*\)$/;

/** A heading without its number and the count of what is below it: 一、党的建设（23项） → 党的建设 */
export function bareSection(flat: string): string {
  return flat
    .replace(leaderBeside, '')
    .replace(countMark, '')
    .replace(ordinal, '')
    .replace(countMark, '')
    .replace(/[:：。]$/, '');
}

function findCategory(bare: string, categories: readonly string[]): string | undefined {
  const core = bare.replace(/(类|方面|领域|板块)?(职责|事项|任务|工作)*(清单)?$/, '');
  return categories.find((category) => levelled(category) === bare || levelled(category) === core);
}

const townshipName = /^[^乡镇街、和]{1,7}(镇|乡|街道)(办事处|人民政府)?$/;

/** What a section row says about the rows below it; below a township's, an area's heading names one as well. */
export function readSection(
  text: string,
  { categories, towns }: KnownWords,
  hasDepartments: boolean,
  belowTown = false,
): Section {
  const flat = levelled(text.replace(/^\s*[A-Z](?:[\s、.．:：-]+)(?=\p{Script=Han})/u, ''));
  const mark = countMark.exec(flat);
  const digits = mark?.[1] ?? mark?.[3];
  const count = digits === undefined ? null : Number(digits);
  const bare = bareSection(flat);
  const category = findCategory(bare, categories);
  if (category !== undefined) return { meaning: 'category', value: category, count };
  const department = labelled.exec(bare)?.[3] ?? handed.exec(bare)?.[1];
  // 其他交办 closes the department before without naming another.
  if (department !== undefined)
    return { meaning: 'department', value: nobody.test(department) ? '' : department, count };
  if (bare === '') return { meaning: 'other', value: '', count };
  if (townshipName.test(bare) || towns.registeredAs(bare) !== '' || (belowTown && isArea(bare)))
    return { meaning: 'township', value: bare, count };
  const isDepartment =
    looksLikeDepartment(bare) &&
    (!hasDepartments ||
      /(部|局|办|委|委员会|办公室|中心|残联|妇联|文联|侨联|工商联|科协|联合会|工会|法院|检察院|支队|大队)$/.test(bare));
  if (isDepartment) return { meaning: 'department', value: bare, count };
  return bare.length <= 14 ? { meaning: 'category', value: bare, count } : { meaning: 'other', value: '', count };
}

/** 一、党的建设, or 第一部分 党的建设. */
export function headsOthers(text: string): boolean {
  return /^(第[一二三四五六七八九十]+(部分|章|类)|[一二三四五六七八九十]+[、.])/.test(levelled(text));
}

/** （一）日常类 below 一、党的建设: no category of the scheme, but part of one. */
export function standsWithin(above: string, text: string, category: string, { categories }: KnownWords): boolean {
  return (
    /^\([一二三四五六七八九十]+\)/.test(levelled(text)) && categories.includes(above) && !categories.includes(category)
  );
}

/** What a title right above a table says of all its rows: 一、党的建设（22项）, 县教育局（3项）, a category of the scheme. */
export function sectionAbove(text: string, known: KnownWords): Section | null {
  const section = readSection(text, known, true);
  if (section.meaning === 'category')
    return known.categories.includes(section.value) || (section.count !== null && chineseOrdinal.test(levelled(text)))
      ? section
      : null;
  if (section.meaning === 'township')
    return chineseOrdinal.test(levelled(text)) || section.count !== null ? section : null;
  const marked = section.count !== null || chineseOrdinal.test(levelled(text));
  return section.meaning === 'department' && section.value !== '' && marked ? section : null;
}

/** 附: a name below the total that nobody numbered: no sentence, no unit or person who signs. */
export function mayBeDuty({ reason, text }: { readonly reason: string; readonly text: string }): boolean {
  const flat = levelled(text);
  if (reason !== '表后说明' || flat.length < 4 || flat.length > 30) return false;
  return (
    /\p{Script=Han}{4}/u.test(flat) &&
    !/[。；]|[:：]$|\d{7}/.test(flat) &&
    !isNumberedLine(flat) &&
    !looksLikeDepartment(flat) &&
    !isTownship(flat)
  );
}

const chineseOrdinal = /^([一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\))/;

/** 第1页 共3页, — 2 —, （接上页）, 以下空白: about the paper, not about duties. */
export function isPageMark(text: string): boolean {
  const flat = levelled(text);
  return /^(-*第?\d{1,4}页([,，/]?共\d{1,4}页)?-*|[—–-]+\d{1,4}[—–-]+|\(?(接|转|续)(上|下)(页|表)\)?|续表|\(?以下空白\)?)$/.test(
    flat,
  );
}

const statedUnitWord =
  /(填报单位|填表单位|报送单位|上报单位|制表单位|编制单位|填报部门|报送部门|单位名称|单位)(\([^()]*\))?[:：](.+)$/;

/** 填报单位（盖章）：东宁镇人民政府 → 东宁镇人民政府; '' when the text names none. */
export function findStatedUnit(text: string): string {
  const found = statedUnitWord.exec(text.normalize('NFKC').trim())?.[3] ?? '';
  // What follows on the same line is another blank of the form, 填报时间：…, or the date at its other end.
  const [unit = ''] = found.trim().split(/\s{2,}|\t|\s*((19|20)\d{2}年|填报|填表|联系|负责|审核|时间|日期|单位:)/);
  // 单位：万元 is what the figures count.
  if (/^[百千万亿]*(元|亩|人|个|户|项|件|公顷|公里|平方米|吨)$/.test(unit)) return '';
  return unit.replace(/\((盖章|公章|签章)\)/, '').trim();
}

const colourWord =
  /标(注)?(为|成)?[红黄绿蓝紫橙灰]|[红黄绿蓝紫橙灰]色?(底|字|标|部分|单元格|填充|背景|色块|字体)|[红黄绿蓝紫橙灰]色(的)?(为|是|表示|代表|系|:)|(底|填充|背景|字体)(颜)?色|加粗(的|部分|为|表示)/;

/** 黄色为拟删除, 标红部分已收回: a title or note that says what a colour means, which is not read. */
export function saysColour(text: string): boolean {
  return colourWord.test(levelled(text));
}
