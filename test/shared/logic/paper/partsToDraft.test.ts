/** Parts go into a form and come out the same. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsOfDraft } from '../../../../shared/logic/paper/drafts/draftParts';
import { partsToDraft } from '../../../../shared/logic/paper/drafts/partsToDraft';
import { draft } from '../../../builders/project';

const units = fc.subarray(['县水利局', '县公安局', '县财政局', '县教育局', '县司法局'], { minLength: 1 });

test('what was drafted comes back from the parts, whoever leads', () => {
  fc.assert(
    fc.property(
      units,
      fc.constantFrom('main' as const, 'cooperate' as const),
      fc.constantFrom('mainCooperating' as const, 'cooperate' as const),
      fc.boolean(),
      ([leadDepartment = '', ...others], townshipRole, kind, joint) => {
        // Where the township itself is the main side no department leads together with another.
        const joined = joint && !(townshipRole === 'main' && kind === 'mainCooperating');
        const given = draft('巡查', {
          townshipRole,
          leadDepartment,
          jointLeads: joined ? others.slice(0, 1) : [],
          coDepartments: joined ? others.slice(1) : others,
          receivers: ['县应急管理局'],
          method: '直接检查。',
          duties: { [leadDepartment]: '组织。' },
        });
        expect(given).toMatchObject(partsToDraft(partsOfDraft(given, kind), townshipRole));
      },
    ),
  );
});

test('gives a unit no duty but its own, whatever it is called', () => {
  const draft = {
    townshipRole: 'main' as const,
    leadDepartment: 'constructor',
    jointLeads: ['__proto__'],
    coDepartments: ['县民政局'],
    receivers: [],
    duties: { 县民政局: '指导' },
    method: '',
  };
  expect(partsOfDraft(draft, 'duties').map(({ unit, text }) => [unit, text])).toEqual([
    ['constructor', ''],
    ['__proto__', ''],
    ['县民政局', '指导'],
  ]);
});
