/** Which documents an export consists of: township lists, directories, departments' views; singly or in one volume. */
import { z } from 'zod';
import type { TemplateContent } from '../../model/layoutTemplate';
import type { PaperDocument } from '../../model/paperDocument';
import type { Scheme } from '../../model/scheme';
import type { TownshipList } from '../../model/townshipList';
import { departmentsIn, layOutDepartment } from './layout/layOutDepartment';
import { layOutDirectory } from './layout/layOutDirectory';
import { layOutTownship, layOutVolume } from './layout/layOutList';
import { templateContent } from './templateContent';

/** 一镇一单; all of them in one volume; 目录 with the numbers of the list; 部门视图. */
export const exportKindSchema = z.enum(['lists', 'volume', 'directory', 'departments']);
export type ExportKind = z.infer<typeof exportKindSchema>;

export interface PlannedDocument {
  /** Whose it is; for the volume 全部乡镇, or 2个乡镇. */
  readonly owner: string;
  /** What the file name says it is. */
  readonly name: string;
  /** Made when its turn comes. */
  document(): PaperDocument;
  /** For an office's own template; township lists only. */
  content?(): TemplateContent;
}

/** `townships`: the lists of each township, in order; `whole`: of all there are. */
export function planExport(
  kinds: readonly ExportKind[],
  townships: readonly (readonly TownshipList[])[],
  scheme: Scheme,
  whole = true,
): PlannedDocument[] {
  const name = documentName(scheme);
  const owned = townships.map((lists) => ({ lists, owner: lists[0]?.township ?? '' }));
  const [{ owner: only } = { owner: '' }, ...others] = owned;
  const some = others.length === 0 ? only : `${owned.length}个乡镇`;
  const plans: Readonly<Record<ExportKind, () => PlannedDocument[]>> = {
    lists: () =>
      owned.map(({ owner, lists }) => ({
        owner,
        name,
        document: () => layOutTownship(lists, scheme),
        content: () => templateContent(lists, scheme, layOutTownship(lists, scheme).title),
      })),
    volume: () => [
      { owner: whole ? '全部乡镇' : some, name: `${name}汇编`, document: () => layOutVolume(townships, scheme) },
    ],
    directory: () =>
      owned.map(({ owner, lists }) => ({
        owner,
        name: `${name}目录`,
        document: () => layOutDirectory(lists, scheme, `${owner}${name}目录`),
      })),
    departments: () =>
      departmentsIn(townships).map((owner) => ({
        owner,
        name: `涉及${whole ? '乡镇' : some}职责事项`,
        document: () => layOutDepartment(owner, townships, scheme, whole ? '乡镇' : some),
      })),
  };
  return exportKindSchema.options.filter((kind) => kinds.includes(kind)).flatMap((kind) => plans[kind]());
}

/** 东宁市乡镇（街道）履职事项清单, as a letter speaks of the lists of all townships; a name that says whose they are stands alone. */
export function listsCalled(place: string, listName: string): string {
  return `${place}${/乡|镇|街道|村/.test(listName) ? '' : '乡镇（街道）'}${listName}`;
}

/** What the title says besides whose list it is: 职责任务清单. */
export function documentName({ title, lists, name }: Pick<Scheme, 'title' | 'lists' | 'name'>): string {
  const [only, second] = lists;
  const bare = title.replaceAll('〔list〕', second ? '' : (only?.name ?? '')).replace(/〔\w+〕/g, '');
  return bare === '' ? name : bare;
}
