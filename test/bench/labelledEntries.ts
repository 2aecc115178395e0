/** The sample's township entries with the items they belong to, in the shapes towns send them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Matchable, MatchId } from '../../shared/model/match';
import { sampleFolder } from '../sampleFiles';

/** One id, several, or none, always as a list. */
const labelSchema = z
  .union([z.string(), z.array(z.string()), z.null()])
  .transform((label): string[] => (label === null ? [] : typeof label === 'string' ? [label] : label));
const labelledSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      text: z.string(),
      department: z.string(),
      category: z.string(),
      bases: z.array(z.object({ title: z.string() })),
    }),
  ),
  townshipEntries: z.array(
    z.object({
      id: z.string(),
      town: z.string(),
      name: z.string(),
      text: z.string(),
      claimedDepartment: z.string(),
      claimedBasis: z.string(),
      gold: labelSchema,
      alt: labelSchema.optional(),
    }),
  ),
});

/** An entry, the items it belongs to (none for new or foreign ones), and those counted as neither right nor wrong. */
export interface LabelledEntry {
  readonly town: string;
  readonly entry: Matchable;
  readonly right: ReadonlySet<MatchId>;
  readonly open: ReadonlySet<MatchId>;
}

export interface LabelledLists {
  readonly items: readonly Matchable[];
  readonly entries: readonly LabelledEntry[];
}

/**
 * What the rows say: everything; name and text; name and department; a name against full items; names on both sides
 * and nothing else.
 */
export const SHAPES = ['full', 'text', 'department', 'name', 'names'] as const;
export type Shape = (typeof SHAPES)[number];

/** One row of a labelled list with everything its town said, before a shape takes some of it away. */
interface Said extends Omit<LabelledEntry, 'entry'> {
  readonly entry: Matchable;
}

function inShape(shape: Shape, items: readonly Matchable[], said: readonly Said[]): LabelledLists {
  const cut = (row: Matchable): Omit<Matchable, 'id' | 'name'> => {
    const { text, department, bases } = row;
    switch (shape) {
      case 'full':
        return { text, department, bases };
      case 'text':
        return { text };
      case 'department':
        return { department };
      case 'name':
      case 'names':
        return {};
    }
  };
  return {
    items: shape === 'names' ? items.map(({ id, name }) => ({ id, name })) : items,
    entries: said.map((row) => ({
      ...row,
      entry: { id: row.entry.id, name: row.entry.name, unit: row.town, ...cut(row.entry) },
    })),
  };
}

const labelsOf = (gold: readonly string[], alt: readonly string[]): Pick<LabelledEntry, 'right' | 'open'> => ({
  right: new Set(gold),
  open: new Set(alt.filter((other) => !gold.includes(other))),
});

/** The sample county: one list of six categories, a northern county's departments. */
export function readLabelledLists(shape: Shape): LabelledLists {
  const sample = labelledSchema.parse(JSON.parse(readFileSync(join(sampleFolder, 'decisions.json'), 'utf8')));
  const said = sample.townshipEntries.map(({ id, name, text, town, gold, alt = [], ...claimed }): Said => {
    const bases = claimed.claimedBasis === '' ? [] : [claimed.claimedBasis];
    return { town, entry: { id, name, text, department: claimed.claimedDepartment, bases }, ...labelsOf(gold, alt) };
  });
  return inShape(shape, sample.items, said);
}

const otherSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      text: z.string().optional(),
      department: z.string().optional(),
      category: z.string(),
      bases: z.array(z.string()),
    }),
  ),
  entries: z.array(
    z.object({
      id: z.string(),
      town: z.string(),
      name: z.string(),
      text: z.string(),
      department: z.string(),
      gold: labelSchema,
      alt: labelSchema,
    }),
  ),
});

/** Counties the sample does not hold; made up, their entries written as towns speak, before the thesaurus was read. */
export const OTHER_COUNTIES = {
  /** A southern county with the national three lists, 367 items. */
  anlan: '../fixtures/matching/anlan.json',
  /** A district with main and cooperating responsibility in one list of matters, 73 items. */
  qujiang: '../fixtures/matching/qujiang.json',
  /** A county of the middle Yangtze with its powers by kind, 60 items. */
  yunmeng: '../fixtures/matching/yunmeng.json',
  /** A district by the sea with a whistle list, 54 items. */
  bingang: '../fixtures/matching/bingang.json',
  /** A district of a large city in the south-west with streets only, 70 items. */
  jinjiang: '../fixtures/matching/jinjiang.json',
  /** Streets of a southern city, in Cantonese turns: enforcement handed to streets and public services, 50 items. */
  yuexi: '../fixtures/matching/yuexi.json',
  /** A pastoral banner's township list, 50 items. */
  hure: '../fixtures/matching/hure.json',
  /** A plain county on the lower Yellow River: what its departments hand to the towns, 120 items. */
  luxi: '../fixtures/matching/luxi.json',
  /** A hill county of southern Jiangxi with the national form of the township list, 130 items. */
  gannan: '../fixtures/matching/gannan.json',
  /** A coal county on the loess: six towns that name mostly the same duties, each in its own words, 70 items. */
  jinbei: '../fixtures/matching/jinbei.json',
  /** A county of mountain villages in Guizhou, whose six towns share most duties, too, 70 items. */
  qiandong: '../fixtures/matching/qiandong.json',
  /** A hill county of eastern Sichuan: five towns that share half of their duties, names far from the list's words, 80 items. */
  chuandong: '../fixtures/matching/chuandong.json',
  /** A county-level city on the water plain of central Jiangsu, five units of the same kind, 80 items. */
  suzhong: '../fixtures/matching/suzhong.json',
  /** A county of the loess plateau, whose four towns cut many a duty into two or three lines, 90 items. */
  longdong: '../fixtures/matching/longdong.json',
  /** Another of the kind by another hand, four towns, 80 items. */
  longxi: '../fixtures/matching/longxi.json',
  /** A fishing county of eastern Fujian: two towns with text, one with names alone, many a neighbour that is another duty, 106 items. */
  minhai: '../fixtures/matching/minhai.json',
  /** A pastoral border county of Xinjiang with its powers by kind; towns as before, 102 items. */
  beita: '../fixtures/matching/beita.json',
  /** Streets of Shanghai: own duties, cooperating ones and those taken back in one list; units as before, 99 items. */
  puyang: '../fixtures/matching/puyang.json',
  /** A grain county on the plain of northern Anhui, written after the matcher was mended for the three before, 72 items. */
  wobei: '../fixtures/matching/wobei.json',
  /** A mountain county of the south-west with own, cooperating and taken-back duties; by a hand that saw nothing of the program, 110 items. */
  wuling: '../fixtures/matching/wuling.json',
  /** A northern county of plain and forest, what its departments hand down; by the same hand, 108 items. */
  songnen: '../fixtures/matching/songnen.json',
  /** Oases between desert and snow in Gansu: own and cooperating duties; by a hand that saw nothing of the program, 125 items. */
  hexi: '../fixtures/matching/hexi.json',
  /** A county-level city on the Shandong peninsula with long official names and law bases; by the same hand, 108 items. */
  jiaodong: '../fixtures/matching/jiaodong.json',
} as const;

export function readOtherCounty(county: keyof typeof OTHER_COUNTIES, shape: Shape): LabelledLists {
  const file = join(import.meta.dirname, OTHER_COUNTIES[county]);
  const lists = otherSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const said = lists.entries.map(
    ({ id, name, text, department, town, gold, alt }): Said => ({
      town,
      entry: { id, name, text, department },
      ...labelsOf(gold, alt),
    }),
  );
  return inShape(shape, lists.items, said);
}

/** By item, what the other towns named of it: what stands there when this town is worked on last. */
export function attachedByOthers({ items, entries }: LabelledLists, town: string): Map<MatchId, Matchable[]> {
  const others = entries.filter((row) => row.town !== town);
  return new Map(
    items.map(({ id }) => [id, others.filter(({ right }) => right.has(id)).map(({ entry }) => entry)] as const),
  );
}
