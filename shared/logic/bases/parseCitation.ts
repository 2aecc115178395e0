/** Citations: a text as written to title, document number and article, and back; and which level a title has. */
import type { BasisLevel, Citation } from '../../model/basis';
import administrativeRegulations from './administrativeRegulations.json';
import { CLAUSE_PARTS } from './articlePlace';
import { basisKey } from './basisKey';

const { numeral, numbers, item } = CLAUSE_PARTS;
const between = '(?:[\\s、，,和及与至到—–～~-]|以及)*';
const remark = '(?:\\s*[（(][^（）()《》]{1,20}[）)](?=\\s*第))?';
/** 第四条规定的第二款 */
const saying = '(?:规定的?|[的中])?';
const further = [
  `${remark}${between}${saying}第?\\s*${numbers}\\s*(?:条|款|项|目|章|节)(?:\\s*之\\s*${numeral})?`,
  `\\s*[（(](?:${between}第\\s*${numbers}\\s*[款项目])+[）)]`,
  `${between}附件\\s*${numeral}`,
  // Behind a chapter its name may stand.
  `[^《》；;\\n，。：:第]{0,20}(?=第\\s*${numbers}\\s*[章节条])`,
].join('|');
const heading = `[（(]${numeral}[）)]`;
/** Further headings of the same part. */
const beside = `(?:\\s*(?:[、，,和及与]|以及)?\\s*第?${heading}\\s*(?:点|项|条)?)*`;
/** It ends with its document: never beyond ；, quoted words or into the next 《. */
const clausePattern = new RegExp(
  [
    `第\\s*${numbers}\\s*(?:编|章|节|条)(?:\\s*之\\s*${numeral})?(?:${further})*(?:${between}${item})*`,
    `附件\\s*${numeral}(?:\\s*第\\s*${numbers}\\s*[项条])?`,
    // Documents without articles are cited by their headings: 第二部分第（三）点, 二、（三）和（四）, 三、（一）2.
    `第\\s*${numeral}\\s*(?:部分|大?点)(?:\\s*第?${heading}\\s*(?:点|项|条)?${beside})?`,
    `[一二三四五六七八九十]+、\\s*${heading}(?:\\s*(?:点|项|条)${beside}|\\s*\\d{1,2}[.．]?|${beside})`,
    `第\\s*${heading}\\s*[点项]`,
    // A list of duties is cited by its numbers: 《…事项清单》第12项.
    `第\\s*${numbers}\\s*项`,
  ].join('|'),
);
/** 《消防法》12条: the article right behind the name, without 第. */
const bareArticle = new RegExp(`^(\\s*(?:[（(][^《》]*[）)]\\s*)?)(?=${numbers}\\s*条)`);
const bareBehindName = /(?<=[法例则])(?=\d{1,4}\s*条)/;

/** Signs of the year's brackets as people type them instead of 〔〕. */
const yearBrackets = /\s*[[［(（【〔﹝{]\s*(\d{4})\s*[\]］)）】〕﹞}]\s*/;
const numberTail = '(?:第\\s*)?(\\d{1,5})\\s*[)）\\]】]?\\s*号';
const letterNumber = new RegExp(`([\\u4e00-\\u9fa5A-Za-z]{1,14})${yearBrackets.source}${numberTail}`);
const plainYearNumber = new RegExp(`([\\u4e00-\\u9fa5]{1,14}?)(\\d{4})年\\s*${numberTail}`);
const orderNumber =
  /([\u4e00-\u9fa5、 ]{1,40}(?:令|公告))\s*[（(]?\s*(?:([[［(（【〔]?\d{4}[\]］)）】〕]?年?)\s*)?第\s*([\d一二三四五六七八九十百零〇]+)\s*号[）)]?/;
/** 国务院第342号令 */
const orderBehind = /([\u4e00-\u9fa5、]{2,40})()第\s*([\d一二三四五六七八九十百零〇]+)\s*号令/;
const wordsBeforeNumber = /^(?:根据|按照|依据|参照|见|和|及|以及)/;
/** A number right behind a name without 《》: …的通知国办发〔2020〕12号. */
const nameBeforeNumber = /^.*(?:通知|意见|方案|办法|规定|条例|决定|细则|规划|纲要|要点|计划)(?=.)/;

interface FoundNumber {
  readonly index: number;
  readonly end: number;
  readonly number: string;
}

/**
 * The first number of a document in the text, with brackets and spaces put right: 鲁厅字[2018]33)号 → 鲁厅字〔2018〕33号.
 * Orders (国务院令第342号) lose their spaces only; 国务院第342号令 is one.
 */
function findNumber(text: string): FoundNumber | null {
  const order = orderNumber.exec(text);
  const behind = order ? null : orderBehind.exec(text);
  const found = order ?? behind ?? letterNumber.exec(text) ?? plainYearNumber.exec(text);
  if (!found) return null;
  const [whole, letters = '', year, number = ''] = found;
  const name = nameBeforeNumber.exec(letters)?.[0].length ?? 0;
  // 2007年4月9日国务院令第493号: the day is none of the issuer.
  const issuer = letters.slice(name).trim().replace(/^日/, '');
  return {
    index: found.index + name,
    end: found.index + whole.length,
    number:
      order || behind
        ? `${issuer}${behind ? '令' : ''}${repairYear(year)}第${number}号`
        : `${issuer.replace(wordsBeforeNumber, '')}〔${year ?? ''}〕${Number(number)}号`,
  };
}

/** 机关代字〔年〕序号号 put right (see `findNumber`). A text that holds none is given back trimmed. */
export function repairDocNumber(text: string): string {
  const trimmed = text.trim();
  return findNumber(trimmed)?.number ?? trimmed;
}

/** 令2019年第4号 keeps its 年; a bracketed year becomes 〔2019〕. */
function repairYear(year: string | undefined): string {
  const digits = /\d{4}/.exec(year ?? '')?.[0];
  if (digits === undefined) return '';
  return /年$/.test(year ?? '') ? `${digits}年` : `〔${digits}〕`;
}

interface Titled {
  readonly title: string;
  /** What stands before and behind the title. */
  readonly before: string;
  readonly rest: string;
}

/** 黑龙江省实施《残疾人保障法》办法: the name of a law within that of a document which has no 《》 of its own. */
const ownBefore = /^(?!为|根据|按照|依照|依据)[\u4e00-\u9fa5]{2,20}(?:实施|贯彻|执行|落实)$/;
const ownBehind = /^(?:的?若干)?[^《》（(第，、；\s]{0,12}?(?:办法|细则|规定|条例|意见|方案|决定|措施)/;

/** The outermost 《》, titles inside titles kept; without 《》 the words up to a number or article. */
function cutTitle(text: string): Titled {
  const start = text.indexOf('《');
  if (start >= 0) {
    let depth = 0;
    for (let at = start; at < text.length; at += 1) {
      if (text[at] === '《') depth += 1;
      if (text[at] === '》') depth -= 1;
      if (depth !== 0) continue;
      const [before, behind] = [text.slice(0, start), text.slice(at + 1)];
      const own = ownBefore.test(before) ? ownBehind.exec(behind)?.[0] : undefined;
      return own === undefined
        ? { title: text.slice(start + 1, at), before, rest: behind }
        : { title: text.slice(0, at + 1) + own, before: '', rest: behind.slice(own.length) };
    }
    return { title: text.slice(start + 1), before: text.slice(0, start), rest: '' };
  }
  const marks = [clausePattern, bareBehindName, /[（(](?=[^（()）]*号令?[）)])/].map((mark) => mark.exec(text)?.index);
  const number = findNumber(text)?.index ?? text.length;
  // 县委、县政府2022年第5号文件: of several together the number takes only the last.
  const end = Math.min(
    ...marks.map((at) => at ?? text.length),
    /[、和及]$/.test(text.slice(0, number)) ? text.length : number,
  );
  return end === 0
    ? { title: text, before: '', rest: '' }
    : { title: text.slice(0, end), before: '', rest: text.slice(end) };
}

function findDocNumber(text: string): string {
  return findNumber(text)?.number ?? '';
}

/** 国办发〔2015〕74号文件精神: words that name no document. */
const onlyWords = /^(文件?|的?(精神|规定|要求|通知))*$/;
/** 关于转发中办发〔2021〕27号文件的通知 is a title. */
const aboutNumber = /^(关于|转发|印发|贯彻|落实)/;
/** Signs some type in place of 《》. */
const quotes = /^[〈“"＜<](.+)[〉”"＞>]$/;
const edges = /^[\s：:，,]+|[\s：:，,（(]+$/g;

/** A citation that begins with a number, in no 《》: a number alone is its own title, else it is that of the name behind it. */
function readNumberFirst(whole: string): Citation | null {
  const found = findNumber(whole);
  if (found?.index !== 0 || whole.includes('《')) return null;
  const { number } = found;
  const rest = whole.slice(found.end);
  const clause = clausePattern.exec(rest)?.[0] ?? '';
  const name = rest.replace(clause, '').replace(edges, '');
  const passing = aboutNumber.test(number) || findDocNumber(name) !== '';
  if (passing || (/^文|^的/.test(name) && !onlyWords.test(name)))
    return { title: whole.replace(edges, ''), docNumber: '', clause: '' };
  const place = clause.replace(/\s+/g, '');
  return onlyWords.test(name)
    ? { title: number, docNumber: '', clause: place }
    : { title: name, docNumber: number, clause: place };
}

/**
 * Takes one citation apart. The title carries no 《》; number and article are '' when the text has none. A text that is
 * only a number (国办发〔2015〕74号) is its own title until somebody knows the document's name. `text` must not be blank.
 */
export function parseCitation(text: string): Citation {
  const written = text.replace(/\s*\n\s*/g, '').trim();
  const whole = (written.replace(/^[\s：:，,、；;]+/, '') || written).replace(/<<|«/g, '《').replace(/>>|»/g, '》');
  const numbered = readNumberFirst(whole);
  if (numbered) return numbered;
  const { title: named, before, rest: behind } = cutTitle(whole);
  const title = named.replace(quotes, '$1');
  const rest = behind.replace(bareArticle, '$1第');
  const clause = clausePattern.exec(rest)?.[0].replace(/\s+/g, '') ?? '';
  const docNumber = findDocNumber(rest.replace(clausePattern, '')) || findDocNumber(before);
  return { title: title.replace(edges, '') || repairDocNumber(whole), docNumber, clause };
}

function isDocNumber(title: string): boolean {
  return findDocNumber(title) === title && !aboutNumber.test(title);
}

/** 《title》; a document known by its number alone has no 《》. */
export function citedTitle(title: string): string {
  return isDocNumber(title) ? title : `《${title}》`;
}

/** As `parseCitation`, with the text as written where it is not how it is printed: what was repaired can be shown. */
export function readCitation(text: string): Citation {
  const citation = parseCitation(text);
  const written = text.replace(/\s*\n\s*/g, '').trim();
  return formatCitation(citation) === written ? citation : { ...citation, written };
}

/** 《title》（number）article, as lists print it. */
export function formatCitation(citation: Pick<Citation, 'title' | 'docNumber' | 'clause'>): string {
  const number = citation.docNumber === '' ? '' : `（${citation.docNumber}）`;
  const title = number === '' ? citedTitle(citation.title) : `《${citation.title}》`;
  return `${title}${number}${citation.clause}`;
}

/** Regulations of the State Council that are called 办法, 规定 or 细则: their titles alone do not tell. */
const regulations: ReadonlySet<string> = new Set(administrativeRegulations.map(basisKey));

interface LevelRule {
  readonly level: BasisLevel;
  readonly title?: Pick<RegExp, 'test'>;
  readonly number?: RegExp;
}

const province = /(省|自治区|(?<!城)市(?!场|容|政|民)|自治州|自治县|兵团)/;
const bareTitle = (title: string): string => title.replace(/^《|》$/g, '').replace(/[（(][^（()）]*[）)]$/, '');

/** First rule that fits wins; numbers say more than titles, 通知 and 意见 more than what they are about. */
const rules: readonly LevelRule[] = [
  { level: '宪法', title: /^(中华人民共和国)?宪法(修正案)?$/ },
  { level: '行政法规', title: { test: (title) => regulations.has(basisKey(title)) } },
  { level: '责任状', title: /(责任状|责任书|军令状)$|^[^《》]*目标责任(?!.*(办法|规定|细则|意见|通知))/ },
  { level: '法律', number: /^(中华人民共和国)?主席令/ },
  { level: '行政法规', number: /^(中华人民共和国)?国务院令/ },
  { level: '政府规章', number: /(省|自治区|市|州)(人民)?政府令/ },
  { level: '部门规章', number: /令(\d{4}年|〔\d{4}〕)?第/ },
  { level: '党内法规', title: /^中国共产党章程$/ },
  { level: '法律', title: /^全国人民代表大会.*决定$/ },
  {
    level: '规范性文件',
    title:
      /(通知|意见|方案|规划|纲要|决定|公告|函|批复|要点|计划|措施|指南|章程|行动|通告|标准|指引|目录|规范)$|^关于.*规定$/,
  },
  { level: '法律', title: /^(中华人民共和国)?[^省]*((?<!办)法|法典)$/ },
  {
    level: '党内法规',
    title:
      /^(中国共产党|中共)|党章|党委|党组|党内|党政|党员|党支部|党组织|领导干部|纪检|干部(教育|人事|选拔|考核|任用)|基层干部|巡视|巡察/,
  },
  { level: '规范性文件', number: /〔\d{4}〕\d+号$/ },
  { level: '地方性法规', title: new RegExp(`^[^《》]{0,8}${province.source}.*条例$`) },
  { level: '党内法规', title: /(责任制|责任追究|督察).*(规定|办法|细则)$|减负.*规定$/ },
  { level: '政府规章', title: new RegExp(`^[\\u4e00-\\u9fa5]{1,8}${province.source}.*(办法|规定|细则)$`) },
  { level: '行政法规', title: /条例$/ },
  { level: '部门规章', title: /(办法|规定|规则|细则)$/ },
];

/** What somebody was told rather than a document that can be found: 去年社工部下的通知, 会议要求. */
export function isOnlyTold(basis: string): boolean {
  return /通知|要求|来函|电话|会议/.test(basis) && !basis.includes('《') && parseCitation(basis).docNumber === '';
}

/** The likely level of a basis by its title and, where known, number. A guess to be shown, never a finding. */
export function guessBasisLevel(title: string, docNumber = ''): BasisLevel {
  const bare = bareTitle(title.trim());
  const number = docNumber === '' && isDocNumber(bare) ? bare : docNumber;
  const found = rules.find(
    (rule) =>
      (rule.number !== undefined && number !== '' && rule.number.test(number)) || rule.title?.test(bare) === true,
  );
  return found?.level ?? (number === '' ? '其他' : '规范性文件');
}
