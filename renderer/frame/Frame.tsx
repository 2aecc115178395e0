/** The window around an open project: bar, rail, screen, jobs, equations, and the keys that work everywhere. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Summary } from '../../shared/views';
import { shell } from '../api';
import { type Shortcuts, useWindowShortcuts } from '../components/keys/useShortcuts';
import { tell, useWrite } from '../hooks';
import { useImporting } from '../importing';
import { useNavigation } from '../navigation';
import { showUndoLine } from '../notices';
import { useProjectDoor } from '../project';
import { useReturning } from '../returning';
import { HelpPanel } from '../screens/help/HelpPanel';
import { KeysDialog } from '../screens/help/KeysDialog';
import { Rail } from './bars/Rail';
import { ReadOnlyBar } from './bars/ReadOnlyBar';
import { railSteps } from './bars/railSteps';
import { StatusBar } from './bars/StatusBar';
import { TopBar } from './bars/TopBar';
import { type ProjectDeeds, useProjectDeeds } from './bars/useProjectDeeds';
import { DropPlace } from './DropPlace';
import { OperatorDialog } from './dialogs/OperatorDialog';
import { PackDialog } from './dialogs/PackDialog';
import { ProjectInfo } from './dialogs/ProjectInfo';
import { JobStrip } from './JobStrip';
import { insertBrackets } from './keys/insertBrackets';
import { goToRegion } from './keys/regions';
import { OpenScreen } from './OpenScreen';
import { ScreenBoundary } from './ScreenBoundary';
import type { Command } from './search/commands';
import { SearchDialog } from './search/SearchDialog';
import { UndoToast } from './UndoToast';

type Opened = 'operator' | 'info' | 'pack' | 'search' | 'keys' | null;

export function Frame({ summary }: { summary: Summary }): ReactNode {
  const { screen, start, go } = useNavigation();
  const importing = useImporting();
  const returning = useReturning();
  const door = useProjectDoor();
  const deeds = useProjectDeeds(summary);
  const [opened, setOpened] = useState<Opened>(null);
  const [helping, setHelping] = useState(false);
  const { undo, redo } = useUndoRedo(summary);
  const close = (): void => setOpened(null);
  useWindowShortcuts({
    ...useStepKeys(summary),
    'Ctrl+z': undo,
    'Ctrl+y': redo,
    'Ctrl+Shift+z': redo,
    'Ctrl+k': () => setOpened('search'),
    'Ctrl+;': insertBrackets,
    'Ctrl+；': insertBrackets,
    'Ctrl+s': () => showUndoLine('改动即时保存，不用另存', null),
    F1: () => setHelping(true),
    F6: () => goToRegion(1),
    'Shift+F6': () => goToRegion(-1),
    'Shift+?': () => setOpened('keys'),
    '?': () => setOpened('keys'),
  });

  const drop = async (files: File[]): Promise<void> => {
    const grant = await shell().grantDropped(files);
    if (!grant) return;
    if (grant.names.length === 1 && grant.names[0]?.endsWith('.shuangshu')) await door.open(grant.token);
    else if (!summary.readOnly && screen === 'opinions') await returning.read(grant.token);
    else if (!summary.readOnly) {
      go('sources');
      const read = await importing.read(grant.token);
      if (read && read.returns.length > 0 && read.files.length === 0) go('opinions', { tab: 'returns' });
    }
  };
  const acts = {
    deeds,
    onOperator: () => setOpened('operator'),
    onInfo: () => setOpened('info'),
    onPack: () => setOpened('pack'),
    onSearch: () => setOpened('search'),
    onHelp: () => setHelping(true),
  };

  return (
    <div className="frame">
      <TopBar summary={summary} acts={acts} />
      <Rail summary={summary} />
      <main className="main">
        {summary.readOnly ? <ReadOnlyBar onSaveCopy={deeds.saveCopy} /> : null}
        <ScreenBoundary key={`${screen} ${start}`}>
          <OpenScreen />
        </ScreenBoundary>
      </main>
      <JobStrip />
      <StatusBar summary={summary} onBringBack={deeds.bringBack}>
        <UndoToast onUndo={undo} onRedo={redo} />
      </StatusBar>
      <DropPlace words={dropWords(summary.readOnly, screen)} onDrop={(files) => void drop(files).catch(tell)} />
      {/* Who works is asked when it is settled where: a name written before would go with the project left behind. */}
      {summary.operator === '' && !summary.readOnly && !door.busy ? <OperatorDialog operator="" /> : null}
      {opened === 'operator' ? <OperatorDialog operator={summary.operator} onClose={close} /> : null}
      {opened === 'pack' ? <PackDialog name={summary.name} onClose={close} /> : null}
      {opened === 'info' ? <ProjectInfo summary={summary} onClose={close} /> : null}
      {opened === 'keys' ? <KeysDialog screen={screen} onClose={close} /> : null}
      {opened === 'search' ? (
        <SearchDialog
          commands={frameCommands(summary, deeds, {
            undo,
            redo,
            open: setOpened,
            help: () => setHelping(true),
            addUnits: (kind) => go('units', { add: kind }),
          })}
          onClose={close}
        />
      ) : null}
      {helping ? <HelpPanel screen={screen} onClose={() => setHelping(false)} /> : null}
    </div>
  );
}

function dropWords(readOnly: boolean, screen: string): string {
  if (readOnly) return '本项目为只读，不能收报送表';
  if (screen === 'opinions') return '松开鼠标，读入这些反馈表、来函和签章页。收下前不写入项目';
  return '松开鼠标，读入这些报送表和反馈表。确认前不写入项目';
}

interface FrameActs {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly open: (what: Opened) => void;
  readonly help: () => void;
  readonly addUnits: (kind: 'township' | 'department') => void;
}

/** What the search box can do besides opening pages; a read-only project offers only what it allows. */
function frameCommands(summary: Summary, deeds: ProjectDeeds, acts: FrameActs): readonly Command[] {
  const writing: readonly Command[] = [
    { key: 'undo', word: '撤销', pinyin: 'che xiao', hint: summary.undo ?? '没有可撤销的操作', act: acts.undo },
    { key: 'redo', word: '重做', pinyin: 'chong zuo', hint: summary.redo ?? '没有可重做的操作', act: acts.redo },
    { key: 'backup', word: '现在备份', pinyin: 'xian zai bei fen', hint: '存一份并核对', act: deeds.backUp },
    {
      key: 'towns',
      word: '粘贴乡镇名单',
      pinyin: 'zhan tie xiang zhen ming dan',
      hint: '登记乡镇',
      act: () => acts.addUnits('township'),
    },
    {
      key: 'departments',
      word: '粘贴部门名单',
      pinyin: 'zhan tie bu men ming dan',
      hint: '登记部门',
      act: () => acts.addUnits('department'),
    },
  ];
  return [
    ...(summary.readOnly ? [] : writing),
    {
      key: 'back',
      word: '带回原处',
      pinyin: 'dai hui yuan chu',
      hint: '把本机副本写回 U 盘或共享文件夹',
      act: deeds.bringBack,
    },
    { key: 'copy', word: '另存副本', pinyin: 'ling cun fu ben', hint: '拷走或发给别人', act: deeds.saveCopy },
    {
      key: 'verify',
      word: '校验项目文件',
      pinyin: 'jiao yan xiang mu wen jian',
      hint: '文件有没有损坏、改动',
      act: () => acts.open('info'),
    },
    {
      key: 'operator',
      word: '更换操作人',
      pinyin: 'geng huan cao zuo ren',
      hint: `现在是${summary.operator || '未填'}`,
      act: () => acts.open('operator'),
    },
    { key: 'help', word: '使用手册', pinyin: 'shi yong shou ce', hint: 'F1', act: acts.help },
    { key: 'keys', word: '本页快捷键', pinyin: 'ben ye kuai jie jian', hint: '?', act: () => acts.open('keys') },
    { key: 'close', word: '关闭项目', pinyin: 'guan bi xiang mu', hint: '回到开始页', act: deeds.close },
  ];
}

/** Undo and redo by key and by the line at the bottom; a read-only project has neither. */
function useUndoRedo(summary: Summary): { undo: () => void; redo: () => void } {
  const undo = useWrite('undo');
  const redo = useWrite('redo');
  // Presses that come while one is under way wait in the engine's order: three times Ctrl+Z takes back three steps.
  const able = !summary.readOnly;
  return {
    undo: () => {
      if (able) void undo.run({});
    },
    redo: () => {
      if (able) void redo.run({});
    },
  };
}

/** Ctrl+1 … Ctrl+0 for the steps in the rail's order, Ctrl+` for 总览, F5, back and forward. */
function useStepKeys(summary: Summary): Shortcuts {
  const { go, back, forward } = useNavigation();
  const queries = useQueryClient();
  const keys: Record<string, () => void> = {
    'Ctrl+`': () => go('overview'),
    'Alt+ArrowLeft': back,
    'Alt+ArrowRight': forward,
    F5: () => void queries.invalidateQueries(),
  };
  railSteps(summary)
    .filter((step) => step.group !== 'home')
    .slice(0, 10)
    .forEach((step, position) => {
      keys[`Ctrl+${(position + 1) % 10}`] = () => go(step.screen);
    });
  return keys;
}
