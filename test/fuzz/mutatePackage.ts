/** Changes made by somebody who knows packages: parts edited and zipped again with right checksums, records that lie. */
import JSZip from 'jszip';
import type { Mutant } from './mutateBytes';
import type { Random } from './random';

interface Part {
  readonly name: string;
  content: Buffer;
}

/** An edit of one XML part; null when there is nothing in it to edit. */
interface Edit {
  readonly oracle: Mutant['oracle'];
  readonly added?: readonly string[];
  apply(xml: string, random: Random): string | null;
}

/** The place of one match among all; null when there is none. */
function pickMatch(xml: string, pattern: RegExp, random: Random): RegExpExecArray | null {
  const matches = [...xml.matchAll(pattern)];
  return matches.length === 0 ? null : random.pick(matches);
}

function replaceOne(
  xml: string,
  pattern: RegExp,
  random: Random,
  by: (match: RegExpExecArray) => string,
): string | null {
  const match = pickMatch(xml, pattern, random);
  return match && xml.slice(0, match.index) + by(match) + xml.slice(match.index + match[0].length);
}

const monsters = ['99999999999', '1048577', '-1', '4294967296', '1e308', 'NaN', '16385', '0'];

const edits: Readonly<Record<string, Edit>> = {
  去掉结束标签: { oracle: 'known', apply: (xml, random) => replaceOne(xml, /<\/[\w:]+>/g, random, () => '') },
  去掉开始标签: {
    oracle: 'known',
    apply: (xml, random) => replaceOne(xml, /<[\w:]+(?:\s[^<>]*)?[^/]>/g, random, () => ''),
  },
  部件截断: { oracle: 'known', apply: (xml, random) => xml.slice(0, random.below(xml.length)) },
  实体声明: {
    oracle: 'known',
    apply: (xml) =>
      `<!DOCTYPE a [<!ENTITY b "泄漏">]>${xml.replace(/<\?xml[^>]*\?>/, '').replace(/(<(?:\w+:)?t[ >][^<]*)</, '$1&b;<')}`,
  },
  数值离谱: {
    oracle: 'known',
    apply: (xml, random) =>
      replaceOne(
        xml,
        /((?:r|ref|count|val|s|min|max|number-(?:rows|columns)-repeated|number-columns-spanned)=")([A-Z]*)\d+/g,
        random,
        (match) => {
          return `${match[1]}${match[2]}${random.pick(monsters)}`;
        },
      ),
  },
  地址离谱: {
    oracle: 'known',
    apply: (xml, random) =>
      replaceOne(
        xml,
        /\sr="[A-Z]+\d+"/g,
        random,
        () => ` r="${random.pick(['ZZZZZZZ99999999999', 'XFE1', 'XFD1048576', 'A0', '1A', '', '__proto__'])}"`,
      ),
  },
  合并全表: {
    oracle: 'known',
    apply: (xml) =>
      xml.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
  },
  层层嵌套: {
    oracle: 'known',
    apply: (xml, random) => {
      const depth = 200 + random.below(400);
      return replaceOne(
        xml,
        /<\/[\w:]+>/g,
        random,
        (match) => `${'<x>'.repeat(depth)}${'</x>'.repeat(depth)}${match[0]}`,
      );
    },
  },
  重复元素: {
    oracle: 'known',
    apply: (xml, random) =>
      replaceOne(xml, /<(\w+:)?(c|row|tr|tc|si|table-cell|p)[ >](?:(?!<\1?\2[ >]).)*?<\/\1?\2>/gs, random, (match) =>
        match[0].repeat(2 + random.below(3)),
      ),
  },
  改写文字: {
    oracle: 'known',
    added: ['变异'],
    apply: (xml, random) => replaceOne(xml, />([^<>]*[一-鿿][^<>]*)</g, random, () => '>变异<'),
  },
  注入名字: {
    oracle: 'known',
    added: ['__proto__'],
    apply: (xml, random) => replaceOne(xml, />([^<>]*[一-鿿][^<>]*)</g, random, () => '>__proto__<'),
  },
  换成空部件: { oracle: 'known', apply: () => '' },
};

async function partsOf(bytes: Uint8Array): Promise<Part[]> {
  const box = await JSZip.loadAsync(bytes);
  const files = Object.values(box.files).filter(({ dir }) => !dir);
  return Promise.all(files.map(async (file) => ({ name: file.name, content: await file.async('nodebuffer') })));
}

function pack(parts: readonly Part[]): Promise<Buffer> {
  const box = new JSZip();
  for (const { name, content } of parts) box.file(name, content, { createFolders: false });
  return box.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** Offsets of every central record of the zip, for records that lie. */
function centralRecords(bytes: Buffer): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1'))
    places.push(at);
  return places;
}

function forgeRecord(original: Uint8Array, random: Random): Mutant {
  const bytes = Buffer.from(original);
  const places = centralRecords(bytes);
  const place = random.pick(places.length > 0 ? places : [0]);
  const field = random.pick([8, 10, 16, 20, 24, 28, 30, 42]);
  if (place + field + 4 <= bytes.length) bytes.writeUInt16LE(random.below(65_536), place + field);
  return { kind: `目录记录伪造（${field}）`, bytes, oracle: 'same' };
}

/** Without one part: what is vital must be missed, what is not must change nothing. */
async function dropPart(original: Uint8Array, random: Random): Promise<Mutant> {
  const parts = await partsOf(original);
  const dropped = random.pick(parts);
  const bytes = await pack(parts.filter((part) => part !== dropped));
  return { kind: `缺少部件 ${dropped.name}`, bytes, oracle: 'known' };
}

async function editPart(original: Uint8Array, random: Random): Promise<Mutant> {
  const parts = await partsOf(original);
  const part = random.pick(parts.filter(({ name }) => /\.(xml|rels)$/i.test(name)));
  const kind = random.pick(Object.keys(edits));
  const edit = edits[kind];
  if (!edit) throw new Error(kind);
  const edited = edit.apply(part.content.toString('utf8'), random);
  if (edited !== null) part.content = Buffer.from(edited);
  const bytes = await pack(parts);
  return { kind: `${kind} ${part.name}`, bytes, oracle: edit.oracle, ...(edit.added ? { added: edit.added } : {}) };
}

export function mutatePackage(original: Uint8Array, random: Random): Promise<Mutant> {
  const way = random.below(5);
  if (way === 0) return Promise.resolve(forgeRecord(original, random));
  return way === 1 ? dropPart(original, random) : editPart(original, random);
}
