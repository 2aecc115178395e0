/** Scenes before a project is open. */
import { click, fill, keys, type } from './steps.mjs';

export const startScenes = [
  { name: '开始' },
  { name: '新建项目', steps: [click('start-new')] },
  { name: '新建项目-乡镇', steps: [click('start-new'), fill('new-name', '东宁市'), click('new-next')] },
  { name: '从备份恢复', steps: [click('start-restore')] },
  { name: '手册-开始', steps: [keys('F1')] },
];

/** With a package of another computer at hand. */
export const unpackScenes = [
  { name: '开始-最近' },
  { name: '打开移交包', steps: [click('start-unpack')] },
  { name: '打开移交包-口令不对', steps: [click('start-unpack'), type('不是这个口令啊啊'), keys('Control+Enter')] },
];

/** A project in a synced folder was opened. */
export const elsewhereScenes = [{ name: '复制到本机', wait: 'work-here' }];
