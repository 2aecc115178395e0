/** 安澜县 after publication: the first round sealed, and the register of its 14 requests. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { type PlayedRequest, playRegister } from '../../electron/engine/demo/playRegister';
import { sealRound } from '../../electron/engine/services/rounds/runRound';
import { type RequestRegister, requestRegisterSchema } from '../../shared/model/requestRegister';
import { anlanItems, buildAnlan } from './anlanCounty';
import { unwrap } from './project';

const folder = resolve(import.meta.dirname, '../published/anlan');

export function anlanRegister(): RequestRegister {
  return requestRegisterSchema.parse(JSON.parse(readFileSync(join(folder, 'adjustment.json'), 'utf8')));
}

/** L001 → where it stands and what it is called. */
export function anlanNames() {
  return new Map(anlanItems().map(({ id, list, name }) => [id, { list, name }]));
}

/** The published lists in the pool, sealed. The caller closes it. */
export function anlanPublished(path: string): ProjectFile {
  const project = buildAnlan(path);
  unwrap(sealRound(project));
  return project;
}

/** All 14 requests, or the first so many, through their history. */
export function playAnlan(project: ProjectFile, count = 14): PlayedRequest[] {
  const register = anlanRegister();
  return unwrap(playRegister(project, { ...register, requests: register.requests.slice(0, count) }, anlanNames()));
}
