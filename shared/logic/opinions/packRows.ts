/** What one unit is asked about: a department the items it has a part in, a township its list, a superior all; as the fixed cells of a form. */
import { type ItemContent, RESPONSIBILITY_ROLE_WORDS, TOWNSHIP_ROLE_WORDS } from '../../model/item';
import type { PackCells } from '../../model/opinion';
import type { Scheme, SchemeList } from '../../model/scheme';
import type { UnitKind } from '../../model/unit';
import { formatCitation } from '../bases/parseCitation';
import { itemsOfTownship, placeFor, printedFor, textFor } from '../schemes/appliesTo';

export interface AskedUnit {
  readonly name: string;
  readonly kind: UnitKind;
}

export interface PackRow {
  readonly itemId: number;
  readonly itemVersion: number;
  readonly cells: PackCells;
}

interface Placed {
  readonly item: ItemContent;
  readonly list: SchemeList;
  readonly category: string;
  readonly text: string;
  readonly told: Pick<ReturnType<typeof printedFor>, 'townshipRole' | 'responsibilities' | 'bases' | 'fields'>;
}

/** In the order of the lists, their categories and the office's own. */
export function packRows(items: readonly ItemContent[], unit: AskedUnit, scheme: Scheme): PackRow[] {
  const own = itemsOf(items, unit);
  const placed = own.flatMap((item): Placed[] => {
    const place = unit.kind === 'township' ? placeFor(item, unit.name) : item;
    const list = scheme.lists.find(({ id }) => id === place.listId);
    const text = unit.kind === 'township' ? textFor(item, unit.name) : item.text;
    const told = unit.kind === 'township' ? printedFor(item, unit.name) : item;
    return list ? [{ item, list, category: place.category, text, told }] : [];
  });
  const several = scheme.lists.length > 1;
  return placed
    .sort((a, b) => rank(scheme, a) - rank(scheme, b) || a.item.position - b.item.position || a.item.id - b.item.id)
    .map((one) => ({
      itemId: one.item.id,
      itemVersion: one.item.version,
      cells: {
        list: several ? one.list.short : '',
        category: one.category,
        number: numberOf(one.item.id),
        name: one.item.name,
        content: contentOf(one),
      },
    }));
}

/** 事项编号: what a returned row is known by, wherever it was sorted to. */
export function numberOf(itemId: number): string {
  return String(itemId).padStart(4, '0');
}

/** A superior looks through all of it. */
function itemsOf(items: readonly ItemContent[], { kind, name }: AskedUnit): readonly ItemContent[] {
  switch (kind) {
    case 'township':
      return itemsOfTownship(items, name);
    case 'department':
      return itemsWithPart(items, name);
    case 'superior':
      return items;
  }
}

function itemsWithPart(items: readonly ItemContent[], department: string): ItemContent[] {
  return items.filter(({ responsibilities }) => responsibilities.some(({ unit }) => unit === department));
}

function rank(scheme: Scheme, { list, category }: Placed): number {
  return scheme.lists.indexOf(list) * 1000 + list.categories.indexOf(category);
}

/** 原内容: the township's text and, where the list prints it, its part; who does what, what it rests on, and the fields only this list has. */
function contentOf({ list, text, told: { townshipRole, responsibilities, bases, fields } }: Placed): string {
  const told = responsibilities.filter((part) => part.text !== '');
  const silent = responsibilities.filter((part) => part.text === '');
  const roles = [...new Set(silent.map(({ role }) => role))];
  const lines = [
    text,
    printsRole(list) ? `${ROLE}${TOWNSHIP_ROLE_WORDS[townshipRole]}` : '',
    ...told.map(({ unit, role, text: duty }) => `〔${RESPONSIBILITY_ROLE_WORDS[role]}〕${unit}：${duty}`),
    ...roles.map((role) => {
      const units = silent.filter((part) => part.role === role).map(({ unit }) => unit);
      return `〔${RESPONSIBILITY_ROLE_WORDS[role]}〕${units.join('、')}`;
    }),
    bases.length > 0 ? `〔依据〕${bases.map(formatCitation).join('；')}` : '',
    ...list.fields.map(({ id, label }) => (fields[id] ? `〔${label}〕${fields[id]}` : '')),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

const ROLE = '〔乡镇责任〕';

/** Whether 原内容 would go out as it once did; what an earlier program sent had no line on the township's part. */
export function isContentSent(content: string, sent: string): boolean {
  const lines = content.split('\n');
  const asThen = sent.includes(ROLE) ? lines : lines.filter((line) => !line.startsWith(ROLE));
  return asThen.join('\n') === sent;
}

/** In a column of its own, or by the side on which the townships stand. */
function printsRole({ columns }: SchemeList): boolean {
  return columns.some(({ source }) => ['townshipRole', 'mainDuty', 'cooperateDuty'].includes(source));
}

/** 原内容 back into the text it begins with. */
export function textInContent(content: string): string {
  const [text = ''] = content.split(/(?:^|\n)〔/, 1);
  return text;
}
