/** waive, editions, issue: a rule set aside, the editions of a project, and the next one issued. */
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { contract } from '../../../shared/contract';
import { overBy } from '../../../shared/logic/editions/editionWords';
import { EDITION_STAGE_WORDS, editionStageSchema } from '../../../shared/model/edition';
import { fail, ok, type Result } from '../../../shared/result';
import type { EditionRow } from '../../../shared/views/editions';
import type { ProjectFile } from '../database/file/projectFile';
import { tryFolder } from '../documents/writeFiles';
import { GATE_SOURCES } from '../handlers/editionHandlers';
import { archiveProject } from '../safekeeping/archive';
import { checkForDay } from '../services/checks/checkProject';
import { addWaiver } from '../services/checks/waiveRule';
import { exportNotices, readNotices } from '../services/editions/editionNotices';
import { exportWithdrawal } from '../services/editions/exportWithdrawal';
import { issueEdition, withdrawEdition } from '../services/editions/issueEdition';
import { readEditionGate, readEditions } from '../services/editions/readEditions';
import { type Command, FORMATS_HOW, inOrder, wrongOption, wrongValue } from './command';
import { backUpSealed, editing, exporting, reading } from './withProject';

export const waiveCommand: Command = {
  options: ['project', 'rule', 'reason', 'decider'],
  required: ['project', 'rule', 'reason', 'decider'],
  run: ({ project: path = '', ...options }, context) => {
    const input = contract.addWaiver.input.safeParse(options);
    if (!input.success) return wrongOption(input.error, options);
    return editing(path, context, (project) => {
      const signed = addWaiver(project, input.data);
      return signed.ok ? ok(inOrder({ rule: input.data.rule })) : signed;
    });
  },
};

/** All editions, and what stands in the way of the next. */
export const editionsCommand: Command = {
  options: ['project'],
  required: ['project'],
  run: ({ project: path = '' }, context) =>
    reading(path, context, (project) => {
      const { number, failed, barredCount, takenOver, asSealed } = readEditionGate(project, GATE_SOURCES, {
        effectiveOn: '',
      });
      const rules = failed.map(({ id, name, figure }) => ({ id, name, figure }));
      const next = { number, asSealed, failed: rules, barred: barredCount, takenOver };
      return ok(inOrder({ editions: readEditions(project).map(presentEdition), next }));
    }),
};

function presentEdition(edition: EditionRow) {
  const { id, number, name, stage, round, docNumber, issuer, issuedOn, effectiveOn, takenOver } = edition;
  return {
    ...{
      id,
      number,
      name,
      stage: EDITION_STAGE_WORDS[stage],
      round,
      docNumber,
      issuer,
      issuedOn,
      effectiveOn,
      takenOver,
    },
    items: edition.items,
    townTimes: edition.townTimes,
    townships: edition.townships.map(({ township, listed, perList }) => ({
      township,
      listed,
      ...Object.fromEntries(edition.lists.map((list, index) => [list, perList[index] ?? 0])),
    })),
    exceptions: edition.exceptions,
    withdrawn: edition.withdrawal,
    sha256: edition.sha256,
  };
}

const exceptionsSchema = contract.issueEdition.input.shape.exceptions;

/** `--exceptions`: a JSON file with an array of { check, reason, decider }. */
export const issueCommand: Command = {
  options: ['project', 'stage', 'number', 'issuer', 'issued', 'effective', 'remark', 'exceptions'],
  required: ['project'],
  switches: ['taken-over'],
  run: ({ project: path = '', stage = 'issued', exceptions: file, ...options }, context) => {
    const exceptions = file === undefined ? ok([]) : readExceptions(resolve(file));
    if (!exceptions.ok) return exceptions;
    const named = z
      .record(z.string(), editionStageSchema)
      .parse(Object.fromEntries(Object.entries(EDITION_STAGE_WORDS).map(([id, words]) => [words, id])));
    const input = contract.issueEdition.input.safeParse({
      stage: named[stage] ?? stage,
      docNumber: options.number,
      issuer: options.issuer,
      issuedOn: options.issued,
      effectiveOn: options.effective,
      remark: options.remark,
      takenOver: options['taken-over'] !== undefined,
      exceptions: exceptions.value,
    });
    if (!input.success)
      return wrongOption(
        input.error,
        { ...options, stage },
        { docNumber: 'number', issuedOn: 'issued', effectiveOn: 'effective' },
      );
    return editing(path, context, (project) => {
      const { stage, takenOver, effectiveOn } = input.data;
      const over =
        stage === 'issued' && !takenOver
          ? overBy(readEditionGate(project, GATE_SOURCES, input.data).temporary, effectiveOn)
          : [];
      const issued = issueEdition(project, input.data, (day) => checkForDay(project, day));
      if (!issued.ok) return issued;
      backUpSealed(project, context);
      const edition = readEditions(project).find(({ id }) => id === issued.value.editionId);
      return ok(inOrder({ ...(edition ? presentEdition(edition) : issued.value), ...(over.length > 0 && { over }) }));
    });
  },
};

/** 变更通知 of an edition against the one before, for every township and every department concerned. */
export const noticesCommand: Command = {
  options: ['project', 'out', 'before', 'after', 'unit', 'format'],
  required: ['project', 'out'],
  run: ({ project: path = '', out = '', before, after, unit, format = 'docx,xlsx' }, context) => {
    const formats = z.array(z.enum(['docx', 'xlsx'])).safeParse(format.split(','));
    if (!formats.success) return wrongValue('format', format, FORMATS_HOW);
    return exporting(path, context, async (project) => {
      const issued = readEditions(project).filter(({ stage, withdrawal }) => stage === 'issued' && !withdrawal);
      const later = after === undefined ? found(issued.at(-1), null) : findNamedEdition(project, after);
      if (!later.ok) return later;
      const earlier =
        before === undefined
          ? found(
              issued.findLast(({ number }) => number < later.value.number),
              later.value,
            )
          : findNamedEdition(project, before);
      if (!earlier.ok) return earlier;
      const pair = { beforeId: earlier.value.id, afterId: later.value.id };
      const notices = readNotices(project, pair);
      if (!notices.ok) return notices;
      const written = await exportNotices(project, context.tasks, {
        ...pair,
        folder: resolve(out),
        formats: formats.data,
        ...(unit === undefined ? {} : { units: [unit] }),
        onProgress: (done, total) => context.say(`导出 ${done} / ${total} 个文件`),
      });
      if (!written.ok) return written;
      const figures = notices.value.map(({ rows: _rows, perList: _perList, ...sums }) => sums);
      return ok(inOrder({ notices: figures, files: written.value.map((file) => file.path) }));
    });
  },
};

/** 作废: the edition stays in the list and no longer counts; with `--out` the notice of it goes there. */
export const withdrawCommand: Command = {
  options: ['project', 'edition', 'reason', 'decider', 'out'],
  required: ['project', 'edition', 'reason', 'decider'],
  run: ({ project: path = '', edition: named = '', out, ...options }, context) => {
    const input = contract.withdrawEdition.input.omit({ editionId: true }).safeParse(options);
    if (!input.success) return wrongOption(input.error, options);
    return editing(path, context, async (project) => {
      const edition = findNamedEdition(project, named);
      if (!edition.ok) return edition;
      const { id: editionId, name } = edition.value;
      // A withdrawal cannot be taken back, so nothing may be wrong with the folder afterwards.
      const usable = out === undefined ? ok(null) : tryFolder(resolve(out));
      if (!usable.ok) return usable;
      const withdrawn = withdrawEdition(project, { editionId, ...input.data });
      if (!withdrawn.ok) return withdrawn;
      if (out === undefined) return ok(inOrder({ withdrawn: name }));
      const request = { editionId, folder: resolve(out), formats: ['docx'] } as const;
      const written = await exportWithdrawal(project, context.tasks, request);
      if (written.ok) return ok(inOrder({ withdrawn: name, files: written.value.map((file) => file.path) }));
      context.say(`${name}已经作废，只是作废通知没有写出。请打开窗口，在“版本”里再导出。`);
      return written;
    });
  },
};

/** 归档包 into a folder. */
export const archiveCommand: Command = {
  options: ['project', 'out'],
  required: ['project', 'out'],
  run: ({ project: path = '', out = '' }, context) =>
    exporting(path, context, async (project) => {
      const archived = await archiveProject(project, context.tasks, {
        folder: resolve(out),
        onProgress: (done, total) => context.say(`归档 ${done} / ${total} 步`),
      });
      return archived.ok ? ok(inOrder(archived.value)) : archived;
    }),
};

/** One of the two a notice compares; `later` is the other where that is known. Errors: EDITION_ALONE. */
function found(edition: EditionRow | undefined, later: EditionRow | null): Result<EditionRow> {
  return edition ? ok(edition) : fail('EDITION_ALONE', later ? { edition: later.name } : {});
}

function readExceptions(path: string): Result<z.output<typeof exceptionsSchema>> {
  try {
    const parsed = exceptionsSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success
      ? ok(parsed.data)
      : wrongValue(
          'exceptions',
          basename(path),
          '文件里应是 JSON 数组，每条有 check（第几条）、reason（理由）、decider（决定人）',
        );
  } catch {
    // Missing or no JSON: either way there is nothing signed in it.
    return fail('FILE_UNREADABLE', { file: basename(path) });
  }
}

/** By its number (the issued one of that number), its name or its id as `#3`. Errors: EDITION_UNKNOWN. */
export function findNamedEdition(project: ProjectFile, named: string): Result<EditionRow> {
  const rows = readEditions(project);
  const issued = rows.filter(({ stage }) => stage === 'issued');
  const found =
    issued.find(({ number }) => String(number) === named) ??
    rows.findLast(({ name }) => name === named) ??
    rows.find(({ id }) => `#${id}` === named);
  return found ? ok(found) : fail('EDITION_UNKNOWN');
}
