/** register, requests, decide: a register file in, the register out, one request decided. */

import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { z } from 'zod';
import { contract } from '../../../shared/contract';
import { localDay } from '../../../shared/logic/text/localDay';
import { REQUEST_DECISION_WORDS, REQUEST_STATE_WORDS, requestDecisionSchema } from '../../../shared/model/request';
import { registeredItemsSchema, requestRegisterSchema } from '../../../shared/model/requestRegister';
import { fail, ok, type Result } from '../../../shared/result';
import type { ProjectFile } from '../database/file/projectFile';
import { playRegister, type RegisteredNames } from '../demo/playRegister';
import { findRequestByCode } from '../repositories/requests/requestRepository';
import { summarizeProject } from '../services/project/summarizeProject';
import { decideRequest, endTemporary } from '../services/requests/decideRequest';
import { readRegister } from '../services/requests/readRequests';
import { type Command, inOrder, wrongOption, wrongValue } from './command';
import { editing, reading } from './withProject';

/** Takes a register in; with --lists the numbers in it are read by that file. */
export const registerCommand: Command = {
  options: ['project', 'file', 'lists'],
  required: ['project', 'file'],
  run: ({ project: path = '', file = '', lists }, context) =>
    editing(path, context, (project) => {
      const register = readJson(file, requestRegisterSchema);
      if (!register.ok) return register;
      const names = lists === undefined ? ok(new Map()) : readNames(lists);
      if (!names.ok) return names;
      const played = playRegister(project, register.value, names.value);
      if (!played.ok) return played;
      return ok(inOrder({ requests: played.value, ...standing(project) }));
    }),
};

/** The register with its states; temporary duties that are over leave first. */
export const requestsCommand: Command = {
  options: ['project'],
  required: ['project'],
  run: ({ project: path = '' }, context) =>
    reading(path, context, (project) => {
      const ended = endTemporary(project);
      if (!ended.ok) return ended;
      const rows = readRegister(project).rows.map(({ state, decision, ...row }) => ({
        ...row,
        state: REQUEST_STATE_WORDS[state],
        decision: decision || null,
      }));
      return ok(inOrder({ requests: rows, left: ended.value.left, ...standing(project) }));
    }),
};

export const decideCommand: Command = {
  options: ['project', 'request', 'decision', 'date', 'decider', 'text', 'effective', 'ends'],
  required: ['project', 'request', 'decision', 'decider', 'text'],
  run: ({ project: path = '', request: code = '', ...given }, context) => {
    const decision = requestDecisionSchema.options.find(
      (one) => one === given.decision || REQUEST_DECISION_WORDS[one] === given.decision,
    );
    const words = Object.values(REQUEST_DECISION_WORDS).join('、');
    if (!decision) return wrongValue('decision', given.decision, `应是${words}之一`);
    // Nothing written after --effective or --ends says that there is no such day.
    const input = contract.decideRequest.input
      .omit({ requestId: true })
      .safeParse({ ...given, decision, date: given.date ?? localDay(context.session.now()) });
    if (!input.success) return wrongOption(input.error, given);
    return editing(path, context, (project) => {
      const found = findRequestByCode(project.read, code);
      if (!found) return fail('REQUEST_UNKNOWN');
      const decided = decideRequest(project, { requestId: found.id, ...input.data });
      return decided.ok ? ok(inOrder({ ...decided.value, ...standing(project) })) : decided;
    });
  },
};

function standing(project: ProjectFile) {
  const { scheme, townships, townTimes, pool } = summarizeProject(project, NOBODY);
  const lists = scheme.lists.map(({ short }) => short);
  return {
    items: pool.live,
    townTimes,
    townships: townships.map(({ name, listed, perList }) => ({
      township: name,
      listed,
      ...Object.fromEntries(perList.map((count, index) => [lists[index] ?? '', count])),
    })),
  };
}

const NOBODY = { fileName: '', operator: '', backupAt: null };

function readNames(path: string): Result<RegisteredNames> {
  const read = readJson(path, registeredItemsSchema);
  return read.ok ? ok(new Map(read.value.items.map(({ id, list, name }) => [id, { list, name }]))) : read;
}

function readJson<S extends z.ZodType>(path: string, schema: S): Result<z.output<S>> {
  const file = basename(path);
  let text: string;
  try {
    text = readFileSync(resolve(path), 'utf8');
  } catch {
    // Whatever kept it from being read, the person has to look at the path.
    return fail('FILE_MISSING', { file });
  }
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    if (parsed.success) return ok(parsed.data);
    const [, at, ...field] = parsed.error.issues[0]?.path ?? [];
    const where = typeof at === 'number' ? ` 第 ${at + 1} 件的 ${field.join('.')}` : '';
    return fail('BAD_INPUT', { field: `文件 ${file}${where} 缺少或不合格式` });
  } catch {
    // Not JSON at all: the same answer a person can act on.
    return fail('FILE_DAMAGED', { file });
  }
}
