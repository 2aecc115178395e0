/** agreement: how many items are agreed, ruled or open, and by whom; with --out also the documents of it. */
import { resolve } from 'node:path';
import type { AgreementRequest } from '../../../shared/model/agreementRequest';
import { ok } from '../../../shared/result';
import { exportAgreement } from '../services/agreement/exportAgreement';
import { readAgreement, readTalks } from '../services/agreement/readAgreement';
import { type Command, inOrder } from './command';
import { exporting, reading } from './withProject';

export const agreementCommand: Command = {
  options: ['project', 'out'],
  required: ['project'],
  run: ({ project: path = '', out }, context) =>
    (out === undefined ? reading : exporting)(path, context, async (project) => {
      const files: string[] = [];
      const wanted: AgreementRequest[] = [
        { kind: 'forms' },
        { kind: 'conflicts' },
        ...readTalks(project).map(({ id }) => ({ kind: 'minutes' as const, talkId: id })),
      ];
      for (const what of out === undefined ? [] : wanted) {
        const request = { folder: resolve(out ?? ''), formats: ['docx', 'xlsx'] as const, what };
        const written = await exportAgreement(project, context.tasks, request);
        if (!written.ok) return written;
        files.push(...written.value.map((file) => file.path));
      }
      const { parties, ...figures } = readAgreement(project);
      return ok(inOrder({ ...figures, parties, files }));
    }),
};
