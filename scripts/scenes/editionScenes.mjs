/** Scenes of 安澜县 with two editions issued. */
import { click, fill, pause, row, seen } from './steps.mjs';

export const editionScenes = [
  { name: '版本', screen: 'editions', steps: [seen('edition-detail')] },
  { name: '版本-定稿', screen: 'editions', steps: [click('editions-issue'), pause(500)] },
  {
    name: '版本-送审稿',
    screen: 'editions',
    steps: [click('editions-issue'), pause(300), click('issue-stage-review')],
  },
  { name: '版本-对照', screen: 'editions', steps: [click('editions-tab-compare'), pause(600)] },
  { name: '版本-变更通知', screen: 'editions', steps: [click('editions-tab-notices'), pause(800)] },
  {
    name: '版本-变更通知-部门',
    screen: 'editions',
    steps: [click('editions-tab-notices'), pause(300), click('notices-departments'), pause(400)],
  },
  {
    name: '依单问责',
    screen: 'editions',
    steps: [
      click('editions-tab-duties'),
      fill('duties-day', '2025-12-31'),
      fill('duties-text', '治理'),
      pause(800),
      row('duty-row', 0),
      pause(1500),
    ],
  },
  {
    name: '版本-预览',
    screen: 'editions',
    steps: [click('editions-tab-list'), click('edition-paper'), pause(1500)],
  },
];
