/** The manual's chapters and pictures: docs/手册, packed into the page when it is built, so F1 needs no file and no network. */
import type { Screen } from '../../navigation';
import { SCREEN_LIST } from '../../screenList';

const texts = import.meta.glob<string>('../../../docs/手册/*.md', { query: '?raw', import: 'default' });
const pictures = import.meta.glob<string>('../../../docs/手册/图/*.{png,jpg,svg}', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** In the office's order; chapters not named here follow. */
const ORDER = [
  '开始',
  '总览',
  '体例',
  '单位',
  '报送',
  '归并',
  '事项库',
  '依据',
  '征求意见',
  '共同认定',
  '轮次',
  '对比',
  '汇报',
  '一镇一单',
  '版本',
  '准入与调整',
  '核对',
  '操作记录',
  '检索',
  '设置',
];

const byName = new Map(Object.entries(texts).map(([path, load]) => [nameOf(path), load]));
const pictureByName = new Map(Object.entries(pictures).map(([path, url]) => [fileOf(path), url]));

function fileOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}

function nameOf(path: string): string {
  return fileOf(path).replace(/\.md$/, '');
}

/** Chapters there are, in reading order. */
export const CHAPTERS: readonly string[] = [
  ...ORDER.filter((name) => byName.has(name)),
  ...[...byName.keys()].filter((name) => !ORDER.includes(name)).sort((a, b) => a.localeCompare(b, 'zh-CN')),
];

/** The chapter of a page (`start` is the start page); the first one where it has none. */
export function chapterOf(screen: Screen | 'start'): string {
  const wanted = screen === 'start' ? '开始' : SCREEN_LIST[screen].chapter;
  return byName.has(wanted) ? wanted : (CHAPTERS[0] ?? '');
}

/** The chapter's Markdown; null when there is no such chapter. */
export async function loadChapter(name: string): Promise<string | null> {
  const load = byName.get(name);
  return load ? await load() : null;
}

/** Address of a picture the Markdown names (图/总览.png); undefined when it is not there. */
export function pictureUrl(target: string): string | undefined {
  return pictureByName.get(fileOf(decodeURIComponent(target)));
}

/** The chapter a link in the Markdown leads to (归并.md); null for anything else. */
export function linkedChapter(target: string): string | null {
  const name = nameOf(decodeURIComponent(target).replace(/#.*$/, ''));
  return byName.has(name) ? name : null;
}
