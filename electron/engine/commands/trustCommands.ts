/** verify, anchor, pack, unpack: proving a project and handing it over. */
import { resolve } from 'node:path';
import { fail, ok } from '../../../shared/result';
import { verifyAgainst } from '../database/log/verify';
import { keyPath, packProject, readPassphrase, saveAnchor, unpackProject } from '../safekeeping/transfer';
import { type Command, type CommandContext, inOrder } from './command';
import { exporting, reading } from './withProject';

function keyOf(named: string | undefined, { place }: CommandContext): string {
  return resolve(named ?? keyPath(place));
}

export const verifyCommand: Command = {
  options: ['project', 'anchor', 'printed'],
  required: ['project'],
  run: ({ project: path = '', anchor, printed }, context) =>
    reading(path, context, ({ read }) => {
      const found = verifyAgainst(read, {
        ...(anchor === undefined ? {} : { anchorPath: resolve(anchor) }),
        ...(printed === undefined ? {} : { printed }),
      });
      return found.ok ? ok({ value: found.value, inOrder: found.value.ok }) : found;
    }),
};

export const anchorCommand: Command = {
  options: ['project', 'out', 'key'],
  required: ['project', 'out'],
  run: ({ project: path = '', out = '', key }, context) =>
    exporting(path, context, async (project) => {
      const saved = await saveAnchor(project, keyOf(key, context), resolve(out));
      return saved.ok ? ok(inOrder(saved.value)) : saved;
    }),
};

export const packCommand: Command = {
  options: ['project', 'out', 'passphrase-file', 'key'],
  required: ['project', 'out', 'passphrase-file'],
  run: async ({ project: path = '', out = '', key, 'passphrase-file': word = '' }, context) => {
    const passphrase = await readPassphrase(resolve(word));
    if (!passphrase.ok) return passphrase;
    return exporting(path, context, async (project) => {
      const packed = await packProject(project, {
        target: resolve(out),
        passphrase: passphrase.value,
        key: keyOf(key, context),
        program: '命令行',
      });
      return packed.ok ? ok(inOrder(packed.value)) : packed;
    });
  },
};

export const unpackCommand: Command = {
  options: ['package', 'project', 'passphrase-file'],
  required: ['package', 'project', 'passphrase-file'],
  run: async ({ package: source = '', project: target = '', 'passphrase-file': word = '' }, { session }) => {
    if (!target.endsWith('.shuangshu')) return fail('BAD_INPUT', { field: '--project 应以 .shuangshu 结尾' });
    const passphrase = await readPassphrase(resolve(word));
    if (!passphrase.ok) return passphrase;
    const input = { source: resolve(source), target: resolve(target), passphrase: passphrase.value };
    const opened = await unpackProject(input, { session, backups: null });
    if (!opened.ok) return opened;
    opened.value.close();
    return ok(inOrder({ project: input.target }));
  },
};
