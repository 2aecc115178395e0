/** A unit's name without what differs from one hand to the next: brackets, its county before it, 人民政府 behind it. */

/** As it is compared with others: full-width letters and spaces make no difference. */
export function plainUnitName(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

export function withoutBrackets(plain: string): string {
  return plain.replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】|〔[^〔〕]*〕/g, '');
}

/** What stands behind a township's name where somebody speaks for it. */
const SPEAKER = /(人民政府办公室|人民政府|党政综合办公室|党政办公室|党政办|政府|党委)$/;

/** A stated name without what the form puts around it: 东宁镇人民政府（盖章） → 东宁镇. */
export function bareUnit(text: string): string {
  return withoutBrackets(plainUnitName(text)).replace(SPEAKER, '');
}

const TOWN = /(街道|镇|乡|苏木)$/;

export const isTownName = (name: string): boolean => TOWN.test(name);

/** 高山乡 → 高山 */
export const townStem = (levelled: string): string => levelled.replace(TOWN, '');

/** 县林业局 is the county's 林业局; 市场监管局, 市政管理处 and 县城建设指挥部 have no county before them. */
const BARE_COUNTY =
  /^[县市区旗州盟](?<!市(?=场|容|郊|直|域|管|监(?!察|委|狱)|政(?!府|协|法|务|数)|民(?:中心|服务|热线)))(?<!县(?=域|乡|城|直|级))(?<!区(?=域|划|直|级|块))/;

const isOwn = (rest: string): boolean => (isTownName(rest) ? townStem(rest).length >= 2 : rest.length >= 2);

/** 白鹿县委组织部, 临江市白鹿县林业局 with 白鹿县 before them. */
function withoutOwnPlace(name: string, place: string): string {
  const at = place === '' ? -1 : name.indexOf(place);
  if (at < 0 || (at > 0 && !/[省市州盟区]$/.test(name.slice(0, at)))) return name;
  const rest = name.slice(at + place.length);
  return isOwn(rest) ? rest : name;
}

/** In 白鹿县 the 市林业局 is another one. */
function withoutBareCounty(name: string, place: string): string {
  const rest = name.replace(BARE_COUNTY, '');
  return isOwn(rest) && (place === '' || place.endsWith(name.charAt(0))) ? rest : name;
}

/** 双泉满族乡, 安山蒙古族满族乡: one after another. By name, as in 云岭县双泉满族乡 nothing else tells where the place ends. */
const PEOPLES = new RegExp(
  `^(.{2,}?)(?:(?:${[
    '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔',
    '仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各',
  ].join('|')})族)+(?=乡$)`,
);

function levelOnce(written: string, place: string): string {
  const name = withoutBrackets(written) || written;
  const county = withoutBareCounty(withoutOwnPlace(name.replace(/^(中共|中国共产党)(?=..)/, ''), place), place);
  const town = county
    .replace(SPEAKER, '')
    .replace(/党工委$/, '')
    .replace(/街道办(事处)?$/, '街道')
    .replace(PEOPLES, '$1')
    .replace(/^(.{2,})民族(?=乡$)/, '$1');
  if (isTownName(town) && isOwn(town)) return town;
  return county
    .replace(/(?<=.{3})(党委|党组)$/, '')
    .replace(/^委(?!员|办$|办公室$)(?=.{2,}[部局办校室会]$)/, '')
    .replace('人民政府', '政府')
    .replace(/(?<=.{2})办公室$/, '办')
    .replace(/(?<=.{2})委员会$/, '委')
    .replace(/(?<=.{2})联合会$/, '联');
}

/** The project's name as far as it is a county's: 白鹿县（试办） → 白鹿县; '' for any other name. */
export function countyIn(place: string): string {
  const plain = withoutBrackets(plainUnitName(place));
  return /^.{1,}[县市区旗州盟]$/.test(plain) ? plain : '';
}

/**
 * For comparing only. Levelling a levelled name changes nothing.
 *
 * @param place The county whose units they are; its name before theirs says nothing.
 */
export function levelUnitName(written: string, place = ''): string {
  const county = countyIn(place);
  let name = plainUnitName(written);
  for (let next = levelOnce(name, county); next !== name; next = levelOnce(name, county)) name = next;
  return name;
}

/** 安平县柳河镇 for 柳河镇: the longer name is the shorter one with a county before it. */
export function hasCountyBefore(long: string, short: string): boolean {
  return long.length > short.length && long.endsWith(short) && /.[县市区旗州盟]$/.test(long.slice(0, -short.length));
}
