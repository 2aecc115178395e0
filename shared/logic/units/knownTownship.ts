/** Which registered township a table means: 城关街道 is 城关街道办事处, 岭头乡 is 岭头畲族乡, 双桥 is 双桥镇. */
import type { KnownUnit } from '../reading/recognizeUnit';

const KIND = /(街道|镇|乡|苏木)$/;

/** 安澜县岭头畲族乡人民政府 → 岭头乡 */
function bare(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/(人民政府|办事处|党工委|党委)$/, '')
    .replace(/^.{1,8}?[县市区旗](?=.{2,}(街道|镇|乡|苏木)$)/, '')
    .replace(/^(.{2,}?)(?:[\u4e00-\u9fff]{1,4}族)+(?=乡$)/, '$1')
    .replace(/^(.{2,})民族(?=乡$)/, '$1');
}

const core = (name: string): string => bare(name).replace(KIND, '');

function only(found: readonly KnownUnit[]): KnownUnit | undefined {
  return found.length === 1 ? found[0] : undefined;
}

/** Its registered name; the name as it stands where none or several could be meant. */
export function knownTownship(name: string, townships: readonly KnownUnit[]): string {
  const calls = (test: (known: string) => boolean): KnownUnit | undefined =>
    only(townships.filter((town) => [town.name, ...town.aliases].some(test)));
  const exact = calls((known) => known === name);
  const whole = exact ?? calls((known) => bare(known) === bare(name));
  const short = whole || KIND.test(bare(name)) ? whole : calls((known) => core(known) === bare(name));
  return short?.name ?? name;
}
