/** A file's tables understood as one source list of one sender: entries, unit, direction. */
import type { FileSender } from '../../model/fileReading';
import type { ReadDocument } from '../../model/grid';
import { NO_CORRECTIONS, type ReadingCorrections } from '../../model/readingCorrections';
import type { Direction, ReadIssue, ReadTable } from '../../model/sourceEntry';
import type { UnitKind } from '../../model/unit';
import { ok, type Result } from '../../result';
import { type KnownUnit, unitMeant } from '../units/unitMeant';
import { readEntries } from './readEntries';
import { contradictingName } from './rows/contradictingName';
import { isArea } from './senders/areaNames';
import { guessDirection, guessUnitName } from './senders/guessUnitName';
import { recognizeUnit } from './senders/recognizeUnit';
import { countSenders, sendersInWords, titlesOf } from './senders/senders';
import { townshipNames } from './senders/townNames';

export interface UnderstandingContext {
  readonly fileName: string;
  /** Of the project's scheme. */
  readonly categories: readonly string[];
  /** Labels of its fields. */
  readonly fields?: readonly string[];
  readonly units: readonly (KnownUnit & { readonly kind: UnitKind })[];
  readonly corrections?: ReadingCorrections;
  /** The county's name, which its units need not carry: 安澜县临江镇 is 临江镇. */
  readonly place?: string;
}

export interface Sender {
  /** The registered unit; null when none is named. */
  readonly unit: string | null;
  /** The registered unit's name, else what the file calls its sender; '' when it says nothing. */
  readonly name: string;
  readonly direction: Direction;
  /** Whom the file's name speaks of, where the table says somebody else; '' when they agree or one is silent. */
  readonly otherName: string;
  /** Several units whose entries the file holds; else empty. */
  readonly senders: readonly FileSender[];
}

/** What a file says of its sender besides its name. */
export interface SenderWords {
  readonly statedUnit: string;
  readonly titles: readonly string[];
  /** Several units whose entries the file holds: then nobody is its sender. */
  readonly senders?: readonly FileSender[];
  /** Of one unit's part of such a file, whose the others are. */
  readonly beside?: readonly FileSender[];
}

/** Whose table it is: a registered unit, else the name the file gives, with the direction that goes with it. */
export function findSender(
  fileName: string,
  { statedUnit, titles, senders = [], beside = [] }: SenderWords,
  units: UnderstandingContext['units'],
  place = '',
): Sender {
  const [first] = senders;
  if (first) return { unit: null, name: '', direction: guessDirection(first.name), otherName: '', senders };
  const guessed = guessUnitName(fileName, statedUnit, titles) ?? '';
  const unit =
    recognizeUnit(fileName, statedUnit, units, place) ?? unitMeant(guessed, units, place).certain?.name ?? null;
  const kind = units.find(({ name }) => name === unit)?.kind;
  const otherName = contradictingName(fileName, statedUnit, units, place);
  if (unit !== null && kind !== undefined)
    return { unit, name: unit, direction: kind === 'township' ? 'up' : 'down', otherName, senders };
  const rest = place !== '' && guessed.startsWith(place) ? guessed.slice(place.length) : '';
  const name = rest.length >= 2 ? rest : guessed;
  const amongTowns = isArea(name) && beside.some((other) => guessDirection(other.name) === 'up');
  return { unit: null, name, direction: amongTowns ? 'up' : guessDirection(name || fileName), otherName, senders };
}

/** What a person is asked when several units send the file, or when table and file name speak of two; null when not. */
export function senderIssue({ name, otherName, senders }: Sender): ReadIssue | null {
  const asked = { sheet: '', row: 0, column: '', code: 'SENDER_UNCLEAR' as const };
  if (senders.length > 0) return { ...asked, message: `${sendersInWords(senders)}现合为一份，请核对单位。` };
  if (otherName === '') return null;
  const message = `表里写的填报单位是“${name}”，文件名写的却是“${otherName}”，现按“${name}”算，请核对单位。`;
  return { ...asked, message };
}

/** Errors: NO_TABLE, NO_HEADER, TABLE_SIDEWAYS. */
export function understandDocument(
  file: ReadDocument,
  context: UnderstandingContext,
): Result<{ readonly table: ReadTable; readonly sender: Sender }> {
  const { fileName, units, corrections = NO_CORRECTIONS, place = '' } = context;
  const townships = townshipNames(units);
  const read = readEntries(file.grids, { ...context, townships, sheetRemarks: file.remarks, corrections });
  if (!read.ok) return read;
  const { value: table } = read;
  const words = { statedUnit: table.statedUnit, titles: titlesOf(table), senders: countSenders(table) };
  return ok({ table, sender: findSender(fileName, words, units, place) });
}
