/** 采用: what an entry says, as the first wording of an item a person may still change. */
import type { ItemDraft } from '../../model/item';
import type { ListKind, Scheme } from '../../model/scheme';
import type { Direction, ReadEntry } from '../../model/sourceEntry';
import { readCitation } from '../bases/parseCitation';
import { listForEntry } from '../matching/listForEntry';
import { cellUnder, fieldsIn, type OwnCells, sidesIn, townsNamedIn } from '../paper/layout/ownColumns';
import { roleInList } from '../schemes/schemeLists';
import { isTownName, levelUnitName } from '../units/levelUnitName';
import { type KnownUnit, unitMeant } from '../units/unitMeant';

/** An entry with the cells of its row that stand under headings without a role. */
export type EntryContent = ReadEntry & {
  readonly cells?: OwnCells;
  /** A superior proposed it, who leads nothing in the county. */
  readonly fromSuperior?: boolean;
};

/**
 * `unit` handed the entry in; a department leads what it lists itself unless its table names another. Of `known`
 * townships those meant are called as they are registered.
 */
export function draftItem(
  entry: EntryContent,
  unit: string,
  direction: Direction,
  scheme: Scheme,
  known: readonly KnownUnit[] = [],
): ItemDraft {
  const list = listForEntry(entry, scheme);
  const { cells = {} } = entry;
  const sided = list?.kind === 'mainCooperating' && entry.applies === null ? townsNamedIn(cells) : [];
  const said = entry.applies === null || entry.applies === 'all' ? sided : entry.applies;
  // Not every township's: that of whoever sends it, or else for a person to say.
  const open = entry.applies?.length === 0;
  const written = open && direction === 'up' && unit !== '' ? [unit] : said;
  const townships = [...new Set(written.map((name) => unitMeant(name, known).certain?.name ?? name))];
  const { sides, remarks } = onlyDepartments(known, {
    ...(list?.kind === 'recall' ? takenOver(entry) : told(entry, entry.fromSuperior ? '' : unit, direction)),
    ...(list && entry.text === '' ? { text: cellUnder(cells, list.textLabel) || (entry.extra?.townDuty ?? '') } : {}),
    ...(list?.kind === 'mainCooperating' ? sidesIn(cells) : null),
  });
  return {
    listId: list?.id ?? '',
    category: entry.category,
    name: entry.name,
    townshipRole: (list && roleInList(list.kind)) ?? entry.townshipRole ?? usualRole(list?.kind),
    ...sides,
    fields: list ? fieldsIn(cells, list) : {},
    bases: entry.bases.map(readCitation),
    scope: townships.length === 0 && !open ? 'common' : 'particular',
    townships,
    remark: [entry.remark, ...remarks].filter((line) => line !== '').join('\n'),
  };
}

/** Where a list leaves it open and the table says nothing: a township calls for what departments mainly bear. */
function usualRole(kind: ListKind | undefined): ItemDraft['townshipRole'] {
  return kind === 'whistle' || kind === 'mainCooperating' ? 'cooperate' : 'main';
}

type Sides = Pick<
  ItemDraft,
  'text' | 'leadDepartment' | 'coDepartments' | 'jointLeads' | 'receivers' | 'method' | 'duties'
>;

/** Several departments that stand in one cell: the first leads. */
function departmentsOf({ department, extra }: ReadEntry): string[] {
  const parts = departmentsIn(department);
  const apart = parts.every((name) => isDepartment(name) || isNobody(name));
  return (extra?.superiorDuty ?? '') === '' && !apart ? [department] : parts;
}

function told(entry: ReadEntry, unit: string, direction: Direction): Sides {
  const { superiorDuty = '', townDuty } = entry.extra ?? {};
  const all = departmentsOf(entry);
  const [named = '', ...others] = [...all.filter((name) => !isNobody(name)), ...all.filter(isNobody)];
  const leadDepartment = named === '' && direction === 'down' ? unit : named;
  const coDepartments = [...others, ...entry.coDepartments];
  const dutiful = coDepartments.filter((name) => !isNobody(name));
  return {
    text: townDuty ?? entry.text,
    leadDepartment,
    coDepartments,
    jointLeads: [],
    receivers: [],
    method: '',
    duties: superiorDuty === '' ? {} : dutiesIn(superiorDuty, named === '' ? [leadDepartment] : [named, ...dutiful]),
  };
}

/** What a department takes over: its way of working is the department's, not a task of the township. */
function takenOver(entry: ReadEntry): Sides {
  const { receiver = entry.department, method = entry.text } = entry.extra ?? {};
  return {
    text: '',
    leadDepartment: '',
    coDepartments: [],
    jointLeads: [],
    receivers: departmentsIn(receiver),
    method,
    duties: {},
  };
}

/** 各乡镇 and 有关部门 are nobody to be registered apart. */
const isDepartment = (name: string): boolean =>
  /(局|委|办|部|会|院|中心|公司|队|所|站|室)$/.test(name) && !/^(各|有关|相关)/.test(name);

const GENERAL = '各|其他|其它|有关|相关|多个?|[省市州县区旗][直级]?|上级|职能|业务|行业|主管|责任|成员|党政|机关';
const nobody = new RegExp(`^(?:${GENERAL})*(?:部门|单位)(?:[和及与或]?[（(]?(?:部门|单位)[)）]?)?$`);

/** 各有关部门, 其他相关单位: a department in general. */
const isNobody = (name: string): boolean => nobody.test(name);

/**
 * Departments in general are registered nowhere and bear nothing, and a township is no department: their words, and a
 * duty said of them alone, are remarks.
 */
function onlyDepartments<T extends Sides>(towns: readonly KnownUnit[], told: T): { sides: T; remarks: string[] } {
  const { leadDepartment, jointLeads, coDepartments, receivers, duties } = told;
  const leads = [leadDepartment, ...jointLeads];
  const isNone = (name: string): boolean => isNobody(name) || isTown(name, towns);
  const somebody = (names: readonly string[]): string[] => names.filter((name) => !isNone(name));
  const [lead = '', ...joint] = somebody(leads);
  const remarkOf = (word: string, names: readonly string[]): string => {
    const general = [...new Set(names.filter(isNone))];
    const duty = general.map((name) => duties[name] ?? '').filter((text) => text !== '');
    const said = duty.length === 0 ? '' : `：${duty.join('；')}`;
    return general.length === 0 ? '' : `${word}写作“${general.join('、')}”${said}`;
  };
  return {
    sides: {
      ...told,
      leadDepartment: lead,
      jointLeads: joint,
      coDepartments: somebody(coDepartments),
      receivers: somebody(receivers),
      duties: Object.fromEntries(Object.entries(duties).filter(([name]) => !isNone(name))),
    },
    remarks: [remarkOf('责任部门', leads), remarkOf('配合部门', coDepartments), remarkOf('承接部门', receivers)],
  };
}

function departmentsIn(cell: string): string[] {
  return cell
    .split(/[、\n，,；;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Only what is written like a township is held against those registered, which takes a while. */
function isTown(name: string, towns: readonly KnownUnit[]): boolean {
  const known = towns.some((town) => town.name === name || town.aliases.includes(name));
  return known || (isTownName(levelUnitName(name)) && unitMeant(name, towns).certain !== null);
}

/** “县教育局：…” and “县公安局：…” on lines of their own are each department's; any other text is the leading one's. */
function dutiesIn(text: string, departments: readonly string[]): Record<string, string> {
  const [lead = ''] = departments;
  const whole = lead === '' ? {} : { [lead]: text };
  const saying = departments.filter((name) => text.startsWith(`${name}：`) || text.includes(`\n${name}：`));
  if (saying.length < 2 || saying[0] !== lead) return whole;
  const starts = saying.map((name) => (text.startsWith(`${name}：`) ? 0 : text.indexOf(`\n${name}：`)));
  if (starts.some((start, index) => start < 0 || (index > 0 && start <= (starts[index - 1] ?? 0)))) return whole;
  if (starts[0] !== 0) return whole;
  return Object.fromEntries(
    saying.map((name, index) => {
      const part = text.slice(starts[index], starts[index + 1]).trim();
      return [name, part.slice(name.length + 1)];
    }),
  );
}
