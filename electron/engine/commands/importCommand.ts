/** import: takes one file into the project, or says for any number of files what would be taken in. */
import { resolve } from 'node:path';
import { wordsBeside, wordsBesidePart } from '../../../shared/logic/opinions/printed/findPrinted';
import { partOf, senderNamed } from '../../../shared/logic/reading/senders/senders';
import { unitsPerhapsMeant } from '../../../shared/logic/units/unitMeant';
import { directionSchema } from '../../../shared/model/sourceEntry';
import { fail, ok } from '../../../shared/result';
import { readSource } from '../incoming/readSources';
import { readProjectName } from '../repositories/project/projectRepository';
import { findUnitCalled, listUnits } from '../repositories/units/unitRepository';
import { noteOfPaper } from '../services/opinions/recognizePaper';
import { noteOfReported } from '../services/opinions/recognizeReported';
import { importSourceList, understandFile } from '../services/sources/importSourceList';
import { type Command, inOrder, wrongValue } from './command';
import { dryRun } from './dryRun';
import { editing } from './withProject';

export const importCommand: Command = {
  options: ['project', 'file', 'unit', 'direction'],
  required: [],
  switches: ['dry-run', 'new-unit', 'as-list'],
  takesFiles: true,
  run(options, context, files) {
    const parsed = directionSchema.optional().safeParse(options.direction);
    if (!parsed.success) return wrongValue('direction', options.direction, '部门报的写 down，乡镇报的写 up');
    const { project: path, file = files[0], unit } = options;
    const direction = parsed.data;
    if (options['dry-run'] !== undefined) {
      const all = [...(options.file === undefined ? [] : [options.file]), ...files];
      // A pattern that met no file must not look as if all were in order.
      if (all.length === 0) return fail('BAD_INPUT', { field: '没有写要读的文件' });
      return dryRun({ project: path, files: all, unit, direction }, context);
    }
    const missing = Object.entries({ project: path, file, unit, direction }).find(([, value]) => !value);
    if (!path || !file || !unit || !direction) return fail('BAD_INPUT', { field: `缺少 --${missing?.[0]}` });
    if (files.length + (options.file === undefined ? 0 : 1) > 1)
      return fail('BAD_INPUT', { field: '多个文件只能与 --dry-run 同用' });
    const isNew = options['new-unit'] !== undefined;
    return editing(path, context, async (project) => {
      const perhaps = isNew ? [] : unitsPerhapsMeant(unit, listUnits(project.read), readProjectName(project.read));
      const names = perhaps.map(({ name }) => name).join('、');
      if (names !== '') return fail('UNIT_PERHAPS', { unit, names, how: '--unit 登记的名称，或加 --new-unit' });
      const known = findUnitCalled(project.read, unit);
      const source = await readSource(context.reader(), resolve(file));
      if (!source.ok) return source;
      const { fileName, bytes, document } = source.value;
      const understood = understandFile(project, fileName, bytes, document);
      if (!understood.ok) return { ...understood, detail: { file: fileName, ...understood.detail } };
      const { table: whole } = understood.value;
      const sender = senderNamed(whole, unit);
      const table = sender === undefined ? whole : partOf(whole, sender);
      const sheets = new Set(table.rows.map(({ sheet }) => sheet));
      const own = document.grids.filter(({ sheet }) => sheets.has(sheet));
      const beside = sender === undefined ? wordsBeside(document.grids) : wordsBesidePart(document.grids, own);
      const paper = { fileName, beside, table };
      const asList = options['as-list'] !== undefined;
      const printed = asList ? null : (noteOfPaper(project, paper) ?? noteOfReported(project, paper));
      if (printed)
        return fail('PRINTED_PAPER', {
          file: fileName,
          unit: printed.unit,
          up: printed.unitKind === 'superior' ? 'yes' : '',
          from: printed.from,
          how: '加 --as-list',
        });
      const imported = importSourceList(project, { ...understood.value, table }, { unit, direction, isNew });
      if (!imported.ok) return imported;
      const { rows, issues, columns } = table;
      const skipped = rows
        .filter(({ kind }) => kind !== 'entry')
        .map(({ sheet, row, reason }) => ({ sheet, row, reason }));
      const takenAs = known && known.name !== unit ? { unit: known.name } : null;
      return ok(inOrder({ ...takenAs, rows: rows.length, entries: imported.value.entries, skipped, issues, columns }));
    });
  },
};
