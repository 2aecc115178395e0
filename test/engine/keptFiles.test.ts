/** Files in hand under tokens that no other start of the engine gives again. */
import { expect, test } from 'vitest';
import { KeptFiles } from '../../electron/engine/incoming/keptFiles';

test('a token of an engine that was started again stands for no file of the new one', () => {
  const before = new KeptFiles<string>('preview').keep('柳河镇.xlsx');
  const after = new KeptFiles<string>('preview');
  after.keep('东岗乡.xlsx');
  expect(after.get(before)).toBeUndefined();
});
