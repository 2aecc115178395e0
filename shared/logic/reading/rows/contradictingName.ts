/** 填报单位：石门镇 in a file called 柳河镇.xlsx: whose table it is must be asked. */
import { bareUnit } from '../../units/levelUnitName';
import type { KnownUnit } from '../../units/unitMeant';
import { guessUnitName } from '../senders/guessUnitName';
import { recognizeUnit } from '../senders/recognizeUnit';

const isTown = (name: string): boolean => /(镇|乡|街道|苏木)(办事处)?$/.test(name);

/** What is left of a name when its county and the kind of body are taken off: 县林业和草原局 → 林业和草原. */
function coreOf(name: string): string {
  const rest = name
    .replace(/^.{0,8}?[县市区旗州盟](?=.{2})/, '')
    .replace(/(局|委员会|委|办公室|办|部|中心|联合会|会|镇|乡|街道办事处|街道|苏木)$/, '');
  return rest === '' ? name : rest;
}

/** 林业局 and 林草局 may be one; two townships are one only when their names are. */
function mayBeOne(one: string, other: string): boolean {
  const [a, b] = [coreOf(one), coreOf(other)];
  if (isTown(one) !== isTown(other)) return false;
  if (a.includes(b) || b.includes(a) || one.includes(other) || other.includes(one)) return true;
  return !isTown(one) && [...a].some((letter) => b.includes(letter));
}

/** The unit the file's name speaks of, where the table itself names another one for sure; else ''. */
export function contradictingName(
  fileName: string,
  statedUnit: string,
  units: readonly KnownUnit[],
  place = '',
): string {
  if (bareUnit(statedUnit) === '') return '';
  const stated = recognizeUnit('', statedUnit, units, place);
  const named = recognizeUnit(fileName, '', units, place);
  if (stated !== null && named !== null) return stated === named ? '' : named;
  const guessed = named ?? guessUnitName(fileName, '');
  const said = stated ?? guessUnitName('', statedUnit);
  return guessed === null || said === null || mayBeOne(said, guessed) ? '' : guessed;
}
