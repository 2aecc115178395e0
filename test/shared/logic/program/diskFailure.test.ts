/** Errors of the operating system: their code, and what of them a person can do something about. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { diskFailure, systemCode } from '../../../../shared/logic/program/diskFailure';

const refused = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

test('an error of the system has its code, any other has none', () => {
  expect(systemCode(refused(() => readFileSync('/no/such/file')))).toBe('ENOENT');
  expect(systemCode(new Error('ENOENT'))).toBeUndefined();
  expect(systemCode(Object.assign(new Error(), { code: 5 }))).toBeUndefined();
  for (const thrown of [undefined, null, 'ENOENT', { code: 'ENOENT' }]) expect(systemCode(thrown)).toBeUndefined();
});

test('trouble of the disk is a failure about the file, a bug is none', () => {
  const full = Object.assign(new Error(), { code: 'ENOSPC' });
  expect(diskFailure(full, '东宁市.shuangshu')).toEqual({
    ok: false,
    code: 'DISK_FULL',
    detail: { file: '东宁市.shuangshu' },
  });
  for (const code of ['ERR_INVALID_ARG_TYPE', ''])
    expect(diskFailure(Object.assign(new Error(), { code }), 'a')).toBeNull();
  expect(diskFailure(new TypeError(), 'a')).toBeNull();
});
