/** What was asked for is carried into what stands by now: of each part only what was changed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeBases, mergeParts, type Parts } from '../../../../shared/logic/pool/mergeChanged';
import type { Citation } from '../../../../shared/model/basis';

const parts = (changes: Partial<Parts> = {}): Parts => ({
  ...{ leadDepartment: '县水利局', jointLeads: [], coDepartments: ['县应急局', '县财政局'], receivers: [], method: '' },
  duties: { 县水利局: '调度', 县应急局: '救援' },
  fields: { 频次: '每年' },
  ...changes,
});
const law = (title: string, docNumber = '', clause = '第八条'): Citation => ({ title, docNumber, clause });

describe('departments', () => {
  test('one added and one struck out, side by side', () => {
    const asked = parts({ coDepartments: ['县应急局', '县财政局', '县林业局'] });
    const now = parts({ coDepartments: ['县应急局'] });
    expect(mergeParts({ asked, from: parts(), now }).coDepartments).toEqual(['县应急局', '县林业局']);
  });
  test('another order that was asked for is kept beside one that came', () => {
    const asked = parts({ coDepartments: ['县财政局', '县应急局'] });
    const now = parts({ coDepartments: ['县应急局', '县财政局', '县林业局'] });
    expect(mergeParts({ asked, from: parts(), now }).coDepartments).toEqual(['县财政局', '县应急局', '县林业局']);
    expect(mergeParts({ asked: parts(), from: parts(), now: asked }).coDepartments).toEqual(asked.coDepartments);
  });
  test('a duty goes with its department, and with the one that left meanwhile', () => {
    const asked = parts({ coDepartments: ['县财政局'], duties: { 县水利局: '调度' } });
    const now = parts({ duties: { 县水利局: '统一调度', 县应急局: '抢险' } });
    expect(mergeParts({ asked, from: parts(), now }).duties).toEqual({ 县水利局: '统一调度' });
    const reworded = parts({ duties: { 县水利局: '调度', 县应急局: '抢险救援' } });
    const left = parts({ coDepartments: ['县财政局'], duties: { 县水利局: '调度' } });
    expect(mergeParts({ asked: reworded, from: parts(), now: left }).duties).toEqual({ 县水利局: '调度' });
  });
  test('one that leads by now and gives way stays where it was asked to stay', () => {
    const now = parts({ leadDepartment: '县应急局', coDepartments: ['县财政局'], duties: { 县应急局: '救援' } });
    const asked = parts({ leadDepartment: '县林业局', duties: { 县应急局: '救援' } });
    const merged = mergeParts({ asked, from: parts(), now });
    expect(merged).toMatchObject({ leadDepartment: '县林业局', duties: { 县应急局: '救援' } });
    expect([...merged.coDepartments].sort()).toEqual(['县应急局', '县财政局'].sort());
    const jointly = { jointLeads: ['县应急局'], coDepartments: ['县财政局'] };
    const led = mergeParts({ asked: { ...asked, ...jointly }, from: parts(jointly), now });
    expect([led.leadDepartment, led.jointLeads, led.coDepartments]).toEqual(['县林业局', ['县应急局'], ['县财政局']]);
    const without = mergeParts({ asked: { ...asked, coDepartments: ['县财政局'] }, from: parts(), now });
    expect([without.leadDepartment, without.coDepartments]).toEqual(['县林业局', ['县财政局']]);
  });
  test('a column that was emptied is emptied, one not named stays', () => {
    const now = parts({ fields: { 频次: '每年', 时限: '六月' } });
    expect(mergeParts({ asked: parts({ fields: { 频次: '' } }), from: parts(), now }).fields).toEqual({
      ...{ 频次: '', 时限: '六月' },
    });
    expect(mergeParts({ asked: parts({ fields: {} }), from: parts(), now }).fields).toEqual(now.fields);
  });
});

describe('bases', () => {
  const merge = (asked: Citation[], from: Citation[], now: Citation[]) => mergeBases({ asked, from, now });

  test('a number told meanwhile stays, and what was struck out goes all the same', () => {
    const numbered = law('防洪法', '主席令第18号');
    expect(merge([law('防洪法'), law('水法')], [law('防洪法')], [numbered])).toEqual([numbered, law('水法')]);
    expect(merge([law('水法')], [law('防洪法')], [numbered])).toEqual([law('水法')]);
  });
  test('a number that was asked for comes, beside one that was added', () => {
    const numbered = law('防洪法', '主席令第18号');
    expect(merge([numbered], [law('防洪法')], [law('防洪法'), law('水法')])).toEqual([law('水法'), numbered]);
    expect(merge([numbered], [law('防洪法')], [numbered, law('水法')])).toEqual([numbered, law('水法')]);
  });
  test('two documents of one title are two', () => {
    const [one, other] = [law('防汛通知', '〔2023〕1号', ''), law('防汛通知', '〔2024〕1号', '')];
    expect(merge([other], [one, other], [one, other, law('水法')])).toEqual([other, law('水法')]);
  });
});

/** Few departments and duties, so that changes meet often. */
const anyParts = fc
  .record({
    leadDepartment: fc.constantFrom('', '甲', '乙'),
    coDepartments: fc.uniqueArray(fc.constantFrom('丙', '丁', '戊')),
    text: fc.array(fc.constantFrom('', '一', '二'), { minLength: 4, maxLength: 4 }),
  })
  .map(({ leadDepartment, coDepartments, text }) => {
    const told = [leadDepartment, ...coDepartments].map((unit, at) => [unit, text[at] ?? ''] as const);
    const duties = Object.fromEntries(told.filter(([unit, duty]) => unit !== '' && duty !== ''));
    return parts({ leadDepartment, coDepartments, duties, fields: {} });
  });

test('while nothing else changed it is what was asked, and what asks for nothing changes nothing', () => {
  fc.assert(
    fc.property(anyParts, anyParts, (one, other) => {
      expect(mergeParts({ asked: one, from: other, now: other })).toEqual(one);
      expect(mergeParts({ asked: one, from: one, now: other })).toEqual(other);
    }),
  );
});
