/** What a workbook consists of: its sheets in order and the parts they are kept in. */
import { fail, ok, type Result } from '../../../../shared/result';
import { type GuardedZip, readFlatXml } from '../guard/guardZip';

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** 'sheet' is read; charts, dialogs and macro sheets hold no table. */
  readonly kind: 'sheet' | 'other';
  readonly part: string;
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  readonly date1904: boolean;
  /** Name of the part with shared texts, and of the one with styles, where there are any. */
  readonly texts: string | undefined;
  readonly styles: string | undefined;
}

const workbookType = /spreadsheetml\.(sheet|template)\.main\+xml$|excel\.(sheet|template)\.macroEnabled\.main\+xml$/i;

/** A relationship's target as a part's name: absolute, or beside the part that names it. */
function resolvePart(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = base.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}

/** Packages name parts in whatever case they like. */
function findPart(zip: GuardedZip, name: string): string | undefined {
  if (zip.names.includes(name)) return name;
  const lower = name.toLowerCase();
  return zip.names.find((candidate) => candidate.toLowerCase() === lower);
}

function textOf(zip: GuardedZip, part: string): string {
  const bytes = zip.read(part);
  return bytes ? new TextDecoder().decode(bytes) : '';
}

interface Link {
  readonly type: string;
  readonly part: string;
}

/** What a part refers to within the package, by the id of the reference. */
export function linksOf(zip: GuardedZip, workbook: string): Map<string, Link> {
  const slash = workbook.lastIndexOf('/');
  const rels = findPart(zip, `${workbook.slice(0, slash + 1)}_rels/${workbook.slice(slash + 1)}.rels`);
  const tags = rels === undefined ? [] : readFlatXml(textOf(zip, rels), 'Relationship');
  return new Map(
    tags
      .filter((tag) => tag.get('TargetMode') !== 'External')
      .map((tag) => {
        const type = (tag.get('Type') ?? '').split('/').at(-1) ?? '';
        return [tag.get('Id') ?? '', { type, part: resolvePart(workbook, tag.get('Target') ?? '') }];
      }),
  );
}

/** The id of a sheet's relationship; its prefix is the writer's choice. */
function linkId(tag: ReadonlyMap<string, string>): string {
  for (const [name, value] of tag) if (/:id$/.test(name)) return value;
  return '';
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Reads the workbook part and its relationships. FILE_DAMAGED when a sheet's part is not there. */
export function readWorkbook(zip: GuardedZip): Result<Workbook> {
  const main = [...zip.contentTypes].find(([name, type]) => workbookType.test(type) && findPart(zip, name))?.[0];
  const workbook = main === undefined ? undefined : findPart(zip, main);
  if (workbook === undefined) return fail('FILE_DAMAGED', { reason: '缺少部件', part: main ?? 'xl/workbook.xml' });
  const xml = textOf(zip, workbook);
  const links = linksOf(zip, workbook);
  const sheets: WorkbookSheet[] = [];
  for (const tag of readFlatXml(xml, 'sheet')) {
    const name = tag.get('name') ?? '';
    const link = links.get(linkId(tag));
    const part = link && findPart(zip, link.part);
    if (!link || part === undefined) return fail('FILE_DAMAGED', { reason: '工作表内容缺失', part: name });
    const hidden = (tag.get('state') ?? 'visible') !== 'visible';
    sheets.push({ name, hidden, kind: link.type === 'worksheet' ? 'sheet' : 'other', part });
  }
  if (sheets.length === 0) return fail('FILE_DAMAGED', { reason: '工作表内容缺失', part: workbook });
  const byType = (type: string): string | undefined => {
    const link = [...links.values()].find((candidate) => candidate.type === type);
    return link && findPart(zip, link.part);
  };
  const date1904 = readFlatXml(xml, 'workbookPr').some((tag) => isTrue(tag.get('date1904')));
  return ok({ sheets, date1904, texts: byType('sharedStrings'), styles: byType('styles') });
}
