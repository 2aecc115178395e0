/** 依单问责 tells, with a duty that no basis carried when its edition was issued, what was signed for it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { LawLibrary } from '../../../electron/engine/laws/lawLibrary';
import { listCitations } from '../../../electron/engine/repositories/bases/basisLibrary';
import { verifyCitations } from '../../../electron/engine/services/bases/citeBases';
import { recordBasisEvent } from '../../../electron/engine/services/bases/manageBases';
import { checkForDay } from '../../../electron/engine/services/checks/checkProject';
import { addWaiver } from '../../../electron/engine/services/checks/waiveRule';
import { readExtract } from '../../../electron/engine/services/editions/readAccountability';
import { addItem } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { readCitation } from '../../../shared/logic/bases/parseCitation';
import { issue } from '../../builders/editions';
import { draft, newProject, PEOPLE, TOWNSHIPS, temporaryFolder, unwrap } from '../../builders/project';

const NO_LAWS = new LawLibrary('');
let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = newProject(folder.path);
  unwrap(addUnits(project, { kind: 'township', names: [...TOWNSHIPS] }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

const WHY = { reason: '新条例尚在修订，暂按原规定执行', decider: '市委编委第3次会议' } as const;

test.each(['basisOutOfForce', 'basisUnverified'] as const)(
  'a waiver %s, signed for the one duty it covers, is told with that duty',
  (rule) => {
    const itemId = unwrap(
      addItem(project, {
        item: draft('办理信访事项', { bases: [readCitation('《信访条例》第五条')] }),
        reason: '上级新增',
        ...PEOPLE,
      }),
    ).itemId;
    const [citation] = listCitations(project.read, { itemIds: [itemId] });
    if (rule === 'basisOutOfForce') {
      unwrap(verifyCitations(project, NO_LAWS, { citationIds: [citation?.id ?? 0], verified: true }));
      unwrap(
        recordBasisEvent(project, {
          basisId: citation?.basisId ?? 0,
          kind: 'repeal',
          since: '2025-05-01',
          note: '',
          replacedById: null,
        }),
      );
    }
    unwrap(addWaiver(project, { rule, itemId, ...WHY }));
    unwrap(sealRound(project));
    const exceptions = checkForDay(project, '2025-06-30')
      .filter(({ state }) => state === 'failed')
      .map(({ id: check }) => ({ check, reason: '试', decider: '编办' }));
    expect(exceptions.map(({ check }) => check)).not.toContain('7');
    const input = {
      stage: 'issued',
      docNumber: '东办发〔2025〕3号',
      issuer: '市委办',
      issuedOn: '2025-06-20',
      effectiveOn: '2025-06-30',
      exceptions,
    } as const;
    unwrap(issue(project, input));
    const extract = unwrap(readExtract(project, { day: '2025-07-01', township: '道河镇', itemId }));
    expect(extract.bases).toEqual(['《信访条例》第五条']);
    expect(extract.exceptions.join('')).toContain(WHY.reason);
  },
);
