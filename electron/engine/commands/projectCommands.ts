/** new, entries, check, ledger: one project in, one JSON value out. */

import { resolve } from 'node:path';
import { contract } from '../../../shared/contract';
import { localDay } from '../../../shared/logic/text/localDay';
import { DAY_WANTED, daySchema } from '../../../shared/model/day';
import { fail, ok } from '../../../shared/result';
import { readLedger } from '../repositories/ledger/ledgerRepository';
import { listEntries } from '../repositories/merge/entryRepository';
import { findUnitByName } from '../repositories/units/unitRepository';
import { loadSchemes } from '../schemes';
import { checkProject } from '../services/checks/checkProject';
import { createProject } from '../services/project/createProject';
import { type Command, inOrder, wrongOption, wrongValue } from './command';
import { presentChecks, presentEntry } from './present';
import { reading } from './withProject';

export const newCommand: Command = {
  options: ['project', 'name', 'scheme', 'date'],
  required: ['project', 'name'],
  run({ project: path = '', name = '', scheme: id = 'six-category', date }, { session, resources, say }) {
    const title = contract.createProject.input.shape.name.safeParse(name);
    if (!title.success) return wrongOption(title.error, { name }, { '': 'name' });
    if (date !== undefined && !daySchema.safeParse(date).success) return wrongValue('date', date, DAY_WANTED);
    const scheme = loadSchemes(resources).find((one) => one.id === id);
    if (!scheme) return fail('UNKNOWN_SCHEME', { scheme: id });
    const effectiveDate = date ?? localDay(session.now());
    const created = createProject(resolve(path), { name, scheme, effectiveDate }, { session, backups: null });
    if (!created.ok) return created;
    created.value.close();
    // Scripts name it as they like.
    if (!path.endsWith('.shuangshu')) say('项目文件的名称没有以 .shuangshu 结尾，在窗口里打开前请先改名。');
    return ok(inOrder({ project: resolve(path), name, scheme: scheme.id }));
  },
};

export const entriesCommand: Command = {
  options: ['project', 'unit'],
  required: ['project'],
  run: ({ project: path = '', unit }, context) =>
    reading(path, context, ({ read }) => {
      if (unit === undefined) return ok(inOrder(listEntries(read, {}).rows.map(presentEntry)));
      const found = findUnitByName(read, unit);
      if (!found) return fail('UNIT_UNKNOWN', { unit });
      return ok(inOrder(listEntries(read, { unitId: found.id }).rows.map(presentEntry)));
    }),
};

export const checkCommand: Command = {
  options: ['project'],
  required: ['project'],
  run: ({ project: path = '' }, context) =>
    reading(path, context, (project) => {
      const checks = presentChecks(checkProject(project));
      const allOk = checks.every((check) => check.ok);
      return ok({ value: { ok: allOk, checks }, inOrder: allOk });
    }),
};

export const ledgerCommand: Command = {
  options: ['project'],
  required: ['project'],
  run: ({ project: path = '' }, context) =>
    reading(path, context, ({ read }) => {
      const { rounds, first, added, subtracted, live } = readLedger(read);
      return ok(inOrder({ rounds, totals: { first, added, subtracted, live } }));
    }),
};
