/** Units: departments and townships, and the superiors of the county. */
import { z } from 'zod';
import type { UnitPair } from '../logic/units/unitsAlike';
import { daySchema } from '../model/day';
import { unitKindSchema } from '../model/unit';
import { MOST_UNITS, unitDraftSchema } from '../model/unitDraft';
import type * as schemes from '../views/schemes';
import type * as units from '../views/units';
import { id, nothing, page, read, write } from './method';

/** With the unit a person said it is; null: none of those it is like; undefined: nobody was asked. */
const pastedUnitSchema = unitDraftSchema.extend({ sameAs: id.nullable().optional() });

export const unitMethods = {
  units: read<units.UnitRow[]>()(nothing),
  /** 上级机关: none of the county's units. */
  superiors: read<units.UnitRow[]>()(nothing),
  /** What a unit bears, asked of the items' parts: a query, never a copy. */
  unitParts: read<schemes.UnitParts>()(z.object({ unitId: id, ...page })),
  addUnits: write<units.RegisteredUnits>()(
    z.object({ kind: unitKindSchema, names: z.array(z.string().trim().min(1).max(100)).min(1).max(5_000) }),
  ),
  setAliases: write<null>()(z.object({ unitId: id, aliases: z.array(z.string().trim().min(1)) })),
  registerUnits: write<units.RegisteredUnits>()(
    z.object({ kind: unitKindSchema, units: z.array(pastedUnitSchema).min(1).max(MOST_UNITS) }),
  ),
  updateUnit: write<null>()(unitDraftSchema.extend({ unitId: id })),
  orderUnits: write<null>()(z.object({ kind: unitKindSchema, unitIds: z.array(id).min(1).max(MOST_UNITS) })),
  /** Ids of units that may be one, registered twice. */
  unitsAlike: read<UnitPair[]>()(nothing),
  keepUnitsApart: write<null>()(z.object({ unitId: id, otherId: id })),
  mergeUnits: write<null>()(z.object({ unitId: id, intoId: id })),
  abolishedTownships: read<units.AbolishedTownship[]>()(nothing),
  abolitionEffect: read<{ items: number; gained: number }>()(z.object({ unitId: id, intoId: id })),
  abolishTownship: write<{ items: number; gained: number }>()(
    z.object({
      unitId: id,
      intoId: id,
      day: daySchema,
      reason: z.string().trim().min(1).max(500),
      decider: z.string().trim().max(200).default(''),
    }),
  ),
  correctAbolition: write<null>()(z.object({ unitId: id, day: daySchema, reason: z.string().trim().min(1).max(500) })),
  removeUnit: write<null>()(z.object({ unitId: id })),
} as const;
