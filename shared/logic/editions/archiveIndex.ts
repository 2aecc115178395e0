/** 归档包: its list of checksums as `sha256sum -c` reads it, and the page that says what lies where; both need no program of ours. */
import type { EditionRow } from '../../views/editions';
import { toChineseDate } from '../text/chineseNumerals';
import { groupDigits } from '../text/groupDigits';

export interface ArchivedFile {
  /** Within the package, parted by /. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export const CHECKSUM_FILE = '校验码.sha256';
export const INDEX_FILE = '索引.html';

/** One line a file: sum, two spaces, path. */
export function checksumLines(files: readonly ArchivedFile[]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
}

export interface ArchiveIndex {
  readonly place: string;
  readonly office: string;
  /** ISO date it was made on. */
  readonly on: string;
  readonly editions: readonly EditionRow[];
  readonly files: readonly ArchivedFile[];
  /** What lies in each folder. */
  readonly folders: readonly (readonly [folder: string, words: string])[];
  /** Where the trail of the project copy stands. */
  readonly trail: string;
}

export function archivePage(index: ArchiveIndex): string {
  const { place, office, on, editions, files, folders, trail } = index;
  const title = `${place}乡镇职责清单归档包`;
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${safe(title)}</title>
<style>
body { font: 15px/1.7 "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; max-width: 960px; margin: 24px auto; padding: 0 16px; color: #1f2933; }
h1 { font-size: 22px; } h2 { font-size: 17px; margin-top: 28px; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #c3cdd6; padding: 4px 8px; text-align: left; vertical-align: top; }
th { background: #eff3f6; } td.number { text-align: right; white-space: nowrap; } .sum { font: 12px/1.5 monospace; overflow-wrap: anywhere; }
</style>
</head>
<body>
<h1>${safe(title)}</h1>
<p>${office === '' ? '' : `${safe(office)}　`}${toChineseDate(on)}制作，共 ${groupDigits(files.length)} 个文件。</p>
<h2>一、怎样核对</h2>
<p>不需要本程序。Linux：在本文件夹里运行 <code>sha256sum -c ${CHECKSUM_FILE}</code>，逐个文件报“成功”或“OK”即未改动。Windows：对任一文件运行 <code>certutil -hashfile 文件名 SHA256</code>，与下表或 ${CHECKSUM_FILE} 里的校验码比对。本页和 ${CHECKSUM_FILE} 都可用浏览器、记事本打开。</p>
<p>项目文件的操作记录存照：<span class="sum">${safe(trail)}</span></p>
<h2>二、各版清单</h2>
${editionTable(editions)}
<h2>三、文件夹</h2>
<table><tr><th>文件夹</th><th>内容</th></tr>
${folders.map(([folder, words]) => `<tr><td>${safe(folder)}</td><td>${safe(words)}</td></tr>`).join('\n')}
</table>
<h2>四、文件和校验码（SHA-256）</h2>
<table><tr><th>文件</th><th>字节</th><th>校验码</th></tr>
${files.map(fileRow).join('\n')}
</table>
</body>
</html>
`;
}

function editionTable(editions: readonly EditionRow[]): string {
  if (editions.length === 0) return '<p>还没有定稿的版本。</p>';
  const rows = editions.map((edition) => {
    const { name, docNumber, issuer, issuedOn, effectiveOn, items, townTimes, withdrawal, exceptions, sha256 } =
      edition;
    const state = withdrawal ? `已作废：${withdrawal.reason}（${withdrawal.decider}）` : '';
    const signed = exceptions.map(({ check, reason, decider }) => `第${check}条：${reason}（${decider}）`);
    const issued = [issuer, issuedOn === '' ? '' : toChineseDate(issuedOn)].filter((part) => part !== '').join('　');
    return `<tr><td>${safe(name)}${state === '' ? '' : `<br>${safe(state)}`}</td><td>${safe(docNumber)}<br>${safe(issued)}</td><td>${toChineseDate(effectiveOn)}</td><td class="number">${items}</td><td class="number">${townTimes}</td><td>${signed.map(safe).join('<br>')}<div class="sum">${sha256}</div></td></tr>`;
  });
  return `<table><tr><th>版本</th><th>文号、印发</th><th>施行</th><th>事项</th><th>镇次</th><th>例外和校验码</th></tr>\n${rows.join('\n')}\n</table>`;
}

function fileRow({ path, bytes, sha256 }: ArchivedFile): string {
  const link = path.split('/').map(encodeURIComponent).join('/');
  return `<tr><td><a href="${link}">${safe(path)}</a></td><td class="number">${groupDigits(bytes)}</td><td class="sum">${sha256}</td></tr>`;
}

function safe(text: string): string {
  return text.replace(/[&<>"]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one] ?? one);
}
