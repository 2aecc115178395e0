/** ask, returns, opinions: packs out, answers in, and what they came to, on the command line. */

import { resolve } from 'node:path';
import { z } from 'zod';
import { opinionMethods } from '../../../shared/contract/opinionMethods';
import { errorText } from '../../../shared/errorText';
import type { ReturnInHand } from '../../../shared/logic/opinions/returnInHand';
import { settleQuestions } from '../../../shared/logic/opinions/settleQuestions';
import { localDay } from '../../../shared/logic/text/localDay';
import { DAY_WANTED, daySchema } from '../../../shared/model/day';
import { fail, ok } from '../../../shared/result';
import type { KnownReturn } from '../../../shared/views/opinions';
import type { ProjectFile } from '../database/file/projectFile';
import { sha256 } from '../database/log/canonicalJson';
import { OPINION_SOURCES } from '../handlers/opinionHandlers';
import { readReturnFile } from '../incoming/returnFiles';
import { walkFolders } from '../incoming/walkFolders';
import { findPackById } from '../repositories/opinions/consultationRepository';
import { listReturns } from '../repositories/opinions/returnRepository';
import { findUnitByName } from '../repositories/units/unitRepository';
import { exportOpinionPapers } from '../services/opinions/exportOpinionPapers';
import { presentReturn } from '../services/opinions/previewReturn';
import { readConsultations, readOpinionGroups, readPacks } from '../services/opinions/readOpinions';
import { sendPacks } from '../services/opinions/sendPacks';
import { type ReturnToTake, takeReturns } from '../services/opinions/takeReturns';
import { type Command, inOrder, wrongOption, wrongValue } from './command';
import { editing, reading } from './withProject';

/** ask: a form and a letter for every unit into a folder of its own; with `--superior` the whole list goes up to that one instead. */
export const askCommand: Command = {
  options: ['project', 'out', 'due', 'sent', 'title', 'source', 'township', 'superior'],
  required: ['project', 'out', 'due'],
  run: ({ project: path = '', out = '', due, sent, title = '', source, township, superior }, context) =>
    editing(path, context, async (project) => {
      const unit = township === undefined ? null : findUnitByName(project.read, township);
      if (township !== undefined && unit?.kind !== 'township') return fail('UNIT_UNKNOWN', { unit: township });
      const { sendPacks: method } = opinionMethods;
      const parsed = method.input.omit({ grant: true }).safeParse({
        ...{ title, source, townshipId: unit?.id ?? null, superior, dueOn: due },
        sentOn: sent ?? localDay(context.session.now()),
      });
      if (!parsed.success) {
        const names = { dueOn: 'due', sentOn: 'sent', townshipId: 'township' };
        return wrongOption(parsed.error, { due, sent, title, source, superior }, names);
      }
      const sentPacks = await sendPacks(project, context.tasks, {
        ...parsed.data,
        folder: resolve(out),
        mustBeEmpty: true,
        onProgress: (done, total) => context.say(`${done} / ${total}`),
      });
      if (!sentPacks.ok) return sentPacks;
      const packs = readPacks(project, sentPacks.value);
      return ok(
        inOrder({
          ...sentPacks.value,
          packs: packs.map(({ unit: name, uid, items, dueOn, formName, formHash, letterHash }) => ({
            ...{ unit: name, uid, items, dueOn, formName, formHash, letterHash },
          })),
        }),
      );
    }),
};

/** returns: takes in what came back, `--number` being the 文号 of a superior's; files with doubtful rows are named and left, unless `--guess` takes the likeliest reading. So is a form of an earlier asking, unless `--asking` says whether it counts for its own or for the present one. */
export const returnsCommand: Command = {
  options: ['project', 'received', 'number', 'asking'],
  required: ['project'],
  switches: ['guess'],
  takesFiles: true,
  run: ({ project: path = '', received, number, asking, guess }, context, files) =>
    editing(path, context, async (project) => {
      const day = daySchema.safeParse(received ?? localDay(context.session.now()));
      if (!day.success) return wrongValue('received', received, DAY_WANTED);
      const of = z.enum(['own', 'present']).optional().safeParse(asking);
      if (!of.success)
        return wrongValue('asking', asking, '算在它自己那次征求意见里的写 own，算在现在这次里的写 present');
      const { paths } = await walkFolders(files.map((file) => resolve(file)));
      const taken: ReturnToTake[] = [];
      const answers: object[] = [];
      for (const one of paths) {
        const read = await readReturnFile(project, context.reader(), one);
        if (!read.ok) {
          answers.push({ file: one, taken: false, message: errorText(read.code, read.detail) });
          continue;
        }
        for (const { file, message } of read.value) {
          const earlier = file.known?.newer ? presentReturn(project, '', file) : null;
          const answer = of.data === 'present' ? (file.known?.newer ?? file.known) : file.known;
          const { questions = [], opinions = [], findings = [] } = answer?.read ?? {};
          // Of which item a row speaks is not to be guessed.
          const nowhere = questions.some(({ opinion }) => opinion.kind !== 'add' && opinion.itemId === null);
          const undecided = earlier !== null && of.data === undefined;
          const unclear = undecided || nowhere || (questions.length > 0 && guess === undefined);
          const why = answer ? whyNotTaken(project, file, answer, taken) : '';
          answers.push({
            ...{
              file: file.fileName,
              taken: file.known !== null && !unclear && why === '',
              message: message || earlierWords(earlier) || why,
            },
            ...{ opinions: opinions.filter(({ kind }) => kind !== 'none').length, findings, questions },
          });
          if (!answer || unclear || why !== '') continue;
          const settled = settleQuestions(answer.read, ({ opinion, note }) => (note === 'aside' ? null : opinion));
          taken.push({
            ...{ file, receivedOn: day.data, docNumber: number, packId: answer.packId },
            ...(questions.length > 0 ? { opinions: settled } : {}),
          });
        }
      }
      if (taken.length > 0) {
        const done = takeReturns(project, taken);
        if (!done.ok) return done;
      }
      return ok({ value: { files: answers, taken: taken.length }, inOrder: taken.length === answers.length });
    }),
};

type Answer = Pick<NonNullable<ReturnInHand['known']>, 'packId' | 'read'>;

/** Why a file is left out though it is understood, so that the others are taken all the same; '' where nothing speaks against it. */
function whyNotTaken(
  { read: db }: ProjectFile,
  file: ReturnInHand,
  { packId, read }: Answer,
  before: readonly ReturnToTake[],
): string {
  const pack = findPackById(db, packId);
  const of = { file: file.fileName, unit: pack?.unit ?? '' };
  if (pack && pack.withdrawnReason !== null) return errorText('PACK_WITHDRAWN', of);
  const hash = sha256(file.bytes);
  const twice =
    listReturns(db, packId).some((one) => one.sha256 === hash && one.withdrawnReason === null) ||
    before.some((one) => one.packId === packId && sha256(one.file.bytes) === hash);
  if (twice) return errorText('RETURN_TAKEN', of);
  const empty = read.opinions.length === 0 && read.questions.length === 0 && !read.allAgreed;
  return empty ? errorText('RETURN_EMPTY', of) : '';
}

/** '' for a form of the present asking. */
function earlierWords(earlier: KnownReturn | null): string {
  if (!earlier?.newer) return '';
  const { consultation, answered } = earlier.newer;
  const present = `${consultation}${answered ? '已收到该单位的一份' : '还没有收到该单位的'}`;
  return `这是${earlier.consultation}的表，${present}。算哪一次的由人定：--asking own 算${earlier.consultation}的，--asking present 算${consultation}的。`;
}

/** opinions: figures of every asking, packs and opinions; with `--out` the papers about the last one. */
export const opinionsCommand: Command = {
  options: ['project', 'out'],
  required: ['project'],
  run: ({ project: path = '', out }, context) =>
    (out === undefined ? reading : editing)(path, context, async (project) => {
      const consultations = readConsultations(project);
      const last = consultations.at(-1);
      const files: string[] = [];
      if (out !== undefined && last)
        for (const what of ['reminders', 'replies', 'summary', 'figures', 'register'] as const) {
          const written = await exportOpinionPapers(project, context.tasks, OPINION_SOURCES, {
            ...{ folder: resolve(out), consultationId: last.id, what, formats: ['docx', 'xlsx'] },
          });
          if (!written.ok && written.code !== 'NOTHING_TO_PRINT') return written;
          if (written.ok) files.push(...written.value.map((file) => file.path));
        }
      const packs = last ? readPacks(project, { consultationId: last.id }) : [];
      const groups = last ? readOpinionGroups(project, { consultationId: last.id }) : [];
      return ok(
        inOrder({
          consultations,
          packs: packs.map(({ unit, state, daysLate, items, receivedOn, opinions, open }) => ({
            ...{ unit, state, daysLate, items, receivedOn, opinions, open },
          })),
          opinions: groups.map(({ opinions, standing }) => ({
            units: opinions.map(({ unit }) => unit),
            ids: opinions.map(({ id }) => id),
            ...{ kind: opinions[0]?.kind, name: opinions[0]?.name, proposal: opinions[0]?.proposal },
            outcome: standing,
          })),
          files,
        }),
      );
    }),
};
