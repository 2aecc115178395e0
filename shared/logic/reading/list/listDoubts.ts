/** Why a list without a table cannot be read for certain: then it is refused, with the paragraph that tells. */
import { isHeadingLike } from '../rows/rowWords';
import type { KnownWords } from '../senders/townNames';
import { labelledField } from './labelledField';
import { numberedLine, PLAIN_FIGURE } from './numberedLine';
import { isOfScheme, type ListLine, NOTHING, type Outline } from './outline';

/** Parts of plans, reports and notices, which are no lists of duties. */
const partOfPaper =
  /^(总体要求|指导思想|基本原则|工作原则|(工作|主要|总体)?目标(任务)?|组织领导|(组织|工作)?保障(措施)?|(工作|有关|相关|报送|填报|几点)要求|(切实)?加强组织|提高(思想|政治)?(认识|站位)|高度重视|(工作|方法|实施)?步骤|时间安排|工作安排|存在(的)?(主要)?问题|(主要)?问题|下一步|主要做法|(工作|主要)?成效|基本情况|整改措施|附则|总则|背景)/;

/** What a duty begins with, and hardly a heading of several: 组织工作 and 监督检查 are headings. */
const action =
  /^(抓好|抓实|做好|加强|落实|推进|推动|开展|组织(开展|实施)|负责|协助|配合|承担|建立|健全|完善|严格|强化|督促|贯彻|执行|履行|制定|排查|受理|办理|促进|引导|参与|打造|深化)/;

const shown = ({ row, text }: ListLine): string => {
  const letters = Array.from(text.replace(/\s+/g, ' '));
  return `第${row.row}段“${letters.length > 16 ? `${letters.slice(0, 16).join('')}…` : letters.join('')}”`;
};

/** The heading right above each duty; null where it stands below none. */
function parentsOf({ lines }: Outline): ReadonlyMap<ListLine, ListLine | null> {
  const parents = new Map<ListLine, ListLine | null>();
  let above: ListLine | null = null;
  for (const line of lines) {
    if (line.place === 'heading') above = line;
    if (line.place === 'item') parents.set(line, above);
  }
  return parents;
}

const isCategory = (line: ListLine, known: KnownWords): boolean =>
  line.section !== null && isOfScheme(line.section, known);

/** Each of these says what is unclear, or nothing. */
type Doubt = (outline: Outline, known: KnownWords) => string | null;

const duties = ({ lines }: Outline): ListLine[] => lines.filter(({ place }) => place === 'item');
const headings = ({ lines }: Outline): ListLine[] => lines.filter(({ place }) => place === 'heading');

const paperPart: Doubt = (outline) => {
  const part = [...headings(outline), ...duties(outline)].find(({ number, text }) =>
    partOfPaper.test(number?.words ?? text),
  );
  return part ? `${shown(part)}像是方案、报告里的一部分，不像职责` : null;
};

const tooFew: Doubt = (outline) => (duties(outline).length < 2 ? '编了号的事项不足两项' : null);

const categoryAsDuty: Doubt = (outline, known) => {
  const found = duties(outline).find((line) => isCategory(line, known));
  return found ? `${shown(found)}是类别，下面没有编号的事项` : null;
};

const deepCategory: Doubt = (outline, known) => {
  const found = headings(outline).find((line) => line.rank > outline.itemRank && isCategory(line, known));
  return found ? `${shown(found)}夹在同一级编号中间，分不清管到哪里` : null;
};

/** A heading is a few words; a sentence with duties below it may be one itself. */
const sentenceAsHeading: Doubt = (outline) => {
  const found = headings(outline).find(({ number, text }) => {
    const words = number?.words ?? text;
    return words.length > 40 || /[。；;](?=.)/.test(words);
  });
  return found ? `${shown(found)}下面还有编号，分不清它是小标题还是事项` : null;
};

/** 2. with nothing below it, where others have （1） and （2）. */
const emptyHeading: Doubt = (outline, known) => {
  const { lines } = outline;
  const found = lines.find((line, at) => {
    if (line.place !== 'heading' || isCategory(line, known)) return false;
    const next = lines.slice(at + 1);
    const end = next.findIndex(({ place, rank }) => place === 'heading' && rank <= line.rank);
    const below = end < 0 ? next : next.slice(0, end);
    return !below.some(({ place }) => place === 'item' || place === 'none');
  });
  return found ? `${shown(found)}下面没有再编号，别处同级的却有，分不清哪一级是事项` : null;
};

/** 抓好党员发展 over 1. 2. 3.: is that the duty and these its steps? */
const dutyAsHeading: Doubt = (outline, known) => {
  const parents = [...new Set(parentsOf(outline).values())].filter(
    (line) => line !== null && !isCategory(line, known) && line.section?.count == null,
  );
  const plain = parents.filter((line) => line !== null);
  const acting = plain.filter(({ number, text }) => action.test(number?.words ?? text));
  const [first] = acting.length * 2 >= plain.length ? acting : [];
  if (first) return `${shown(first)}像是一条事项，分不清下面编了号的是事项还是它的内容`;
  const stepped = plain.find(({ rank }) => rank >= PLAIN_FIGURE);
  return stepped ? `${shown(stepped)}分不清是小标题还是事项，下面编了号的可能是它的内容` : null;
};

/** 1.…； 2.…； below a heading that is no category: parts of one sentence. */
const partsOfSentence: Doubt = (outline, known) => {
  const own = [...parentsOf(outline)].filter(([, above]) => above !== null && !isCategory(above, known));
  const parts = own.filter(([{ text }]) => /[；;，,]$/.test(text));
  const [first] = parts.length * 2 > own.length ? parts : [];
  return first ? `${shown(first[0])}起像是一句话的几段，分不清是几项` : null;
};

/** Begun anew without a heading further out: steps of the duty above may be numbered like duties. */
const begunAnew: Doubt = ({ lines }) => {
  const last = new Map<number, number>();
  const fresh = new Set<number>();
  for (const line of lines) {
    const { number, rank, place } = line;
    // What a person said stands for itself.
    if (line.byHand || (place !== 'heading' && place !== 'item' && place !== 'numberOnly')) continue;
    const before = last.get(rank);
    const value = number?.value;
    const anew = value === 1 && fresh.has(rank);
    if (before !== undefined && value !== undefined && (value < before || value === 1) && !anew)
      return `${shown(line)}的编号没有接着往下排，分不清它属于哪里`;
    if (value !== undefined) last.set(rank, value);
    fresh.delete(rank);
    for (const deeper of last.keys()) if (deeper > rank) fresh.add(deeper);
  }
  return null;
};

/** 说明：1.… and 2.… in the next paragraph: that goes on counting the notes, not the duties. */
const goesOnLabel: Doubt = ({ lines, itemRank }) => {
  let last = 0;
  let labelled = 0;
  for (const line of lines) {
    const { number, place, text } = line;
    if (place === 'wording' || place === 'aside') {
      const inner = numberedLine(/^[^:：\n]{1,12}[:：]\s*(.+)$/su.exec(text)?.[1] ?? '');
      if (inner?.rank === itemRank) labelled = inner.value;
    }
    if (place === 'heading') last = labelled = 0;
    if (place !== 'item' || line.byHand || !number) continue;
    const { value } = number;
    if (labelled > 0 && value === labelled + 1 && value !== last + 1)
      return `${shown(line)}的编号接着上面的说明排，分不清是不是一项`;
    last = value;
    labelled = 0;
  }
  return null;
};

/** Several duties in one paragraph, parted by 换行. */
const brokenLines: Doubt = ({ lines, itemRank }) => {
  const found = lines.find(
    ({ place, text }) =>
      (place === 'item' || place === 'wording' || place === 'heading') &&
      text
        .split('\n')
        .slice(1)
        .some((part) => (numberedLine(part)?.rank ?? NOTHING) <= itemRank),
  );
  return found ? `${shown(found)}一段里换行编了几个号，分不清是几项` : null;
};

/** A duty and what stands below it, but for fields under their own names. */
interface Worded {
  readonly item: ListLine;
  readonly wording: ListLine[];
}

function wordings({ lines }: Outline): Worded[] {
  const all: Worded[] = [];
  for (const line of lines) {
    if (line.place === 'item') all.push({ item: line, wording: [] });
    if (line.place === 'wording' && !line.byHand && labelledField(line.text) === null) all.at(-1)?.wording.push(line);
  }
  return all;
}

const isLoose = (text: string): boolean => text.length <= 20 && !/[，。；：,;:!?！？]/.test(text);

/** A few words between two duties: wording of the one above, or a heading nobody numbered. */
const looseLine: Doubt = (outline, known) => {
  const all = wordings(outline);
  const loose = all.flatMap(({ wording }) => wording).filter(({ text }) => isLoose(text));
  const title = loose.find(({ text }) => /^附件?\d*$|清单$/.test(text) || isHeadingLike(text, known.categories));
  if (title) return `${shown(title)}像是另一份清单或小标题，分不清下面的属于哪里`;
  const regular = all.every(({ item, wording }) => wording.length === 1 && !/[。：:](?=.)/.test(item.text));
  const [first] = regular ? [] : loose;
  return first ? `${shown(first)}分不清是小标题还是上一项的内容` : null;
};

/** 一、综合执法 with sentences below it that nobody numbered: each may be a duty. */
const unnumberedDuties: Doubt = (outline) => {
  if (outline.itemRank >= PLAIN_FIGURE || headings(outline).length > 0) return null;
  const found = wordings(outline).find(
    ({ wording }) => wording.filter(({ text }) => !/^[^，。]{2,8}[:：]/.test(text)).length > 1,
  );
  return found ? `${shown(found.item)}下面有几段没有编号，分不清是几项` : null;
};

const afterNumber: Doubt = ({ lines }) => {
  const found = lines.find(({ place }, at) => place === 'numberOnly' && lines[at + 1]?.place === 'aside');
  return found ? `第${found.row.row}段只有编号，下一段没有编号，分不清是不是一项` : null;
};

const DOUBTS: readonly Doubt[] = [
  paperPart,
  tooFew,
  categoryAsDuty,
  deepCategory,
  sentenceAsHeading,
  emptyHeading,
  dutyAsHeading,
  partsOfSentence,
  begunAnew,
  goesOnLabel,
  brokenLines,
  looseLine,
  unnumberedDuties,
  afterNumber,
];

/** The first doubt in words; null where the list is clear. */
export function doubtOf(outline: Outline, known: KnownWords): string | null {
  for (const doubt of DOUBTS) {
    const found = doubt(outline, known);
    if (found !== null) return found;
  }
  return null;
}

const listTitle = /清单/;
/** Lists of something else. */
const otherList =
  /^(?!.*(职责|履职|事项).{0,4}清单).*(问题|整改|隐患|物资|资料|材料|议题|采购|项目|人员|负面|案例|经费|资产|设备|档案|需求|建议).{0,6}清单/;
const otherPaper =
  /通知|方案|报告|总结|请示|意见|办法|制度|规定|细则|纪要|复函|函$|讲话|计划|要点|预案|合同|协议|简报|承诺|责任书|倡议|通报|公告|章程|规程|分工/;
/** What somebody says of a list: 清单的修改意见, 清单征求意见情况; 清单（征求意见稿） is one itself. */
const saidOfList = /清单.*(?:(?:意见|建议)(?!.{0,4}(?:稿|修改|调整|版))|复函|答复|回复)/;
const dutyTitle = /职责|事项|任务/;

/** Whether title, file name or headings say that it is a list of duties and not another paper. */
export function isListOfDuties(outline: Outline, fileName: string, known: KnownWords): boolean {
  const titles = [fileName, ...outline.lines.filter(({ place }) => place === 'title').map(({ text }) => text)];
  if (titles.some((title) => otherList.test(title) || saidOfList.test(title))) return false;
  if (titles.some((title) => listTitle.test(title))) return true;
  if (titles.some((title) => otherPaper.test(title))) return false;
  return titles.some((title) => dutyTitle.test(title)) || headings(outline).some((line) => isCategory(line, known));
}
