/** The window around an open project: bar, rail, screen, jobs, equations, and the keys that work everywhere. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Summary } from '../../shared/views';
import { shell } from '../api';
import { tell, useWrite } from '../hooks';
import { useImporting } from '../importing';
import { useNavigation } from '../navigation';
import { useProjectDoor } from '../project';
import { DropPlace } from './DropPlace';
import { JobStrip } from './JobStrip';
import { type KeyBindings, useKeys } from './keys';
import { OpenScreen } from './OpenScreen';
import { OperatorDialog } from './OperatorDialog';
import { Rail } from './Rail';
import { ReadOnlyBar } from './ReadOnlyBar';
import { railSteps } from './railSteps';
import { ScreenBoundary } from './ScreenBoundary';
import { StatusBar } from './StatusBar';
import { TopBar } from './TopBar';
import { UndoToast } from './UndoToast';

export function Frame({ summary }: { summary: Summary }): ReactNode {
  const { screen, go } = useNavigation();
  const importing = useImporting();
  const door = useProjectDoor();
  const [askOperator, setAskOperator] = useState(false);
  const { undo, redo } = useUndoRedo(summary);
  useKeys({ ...useStepKeys(summary), 'ctrl+z': undo, 'ctrl+y': redo, 'ctrl+shift+z': redo });

  const drop = async (files: File[]): Promise<void> => {
    const grant = await shell().grantDropped(files);
    if (!grant) return;
    if (grant.names.length === 1 && grant.names[0]?.endsWith('.shuangshu')) await door.open(grant.token);
    else if (!summary.readOnly) {
      go('sources');
      await importing.read(grant.token);
    }
  };

  return (
    <div className="frame">
      <TopBar summary={summary} onOperator={() => setAskOperator(true)} />
      <Rail summary={summary} />
      <main className="main">
        {summary.readOnly ? <ReadOnlyBar /> : null}
        <ScreenBoundary key={screen}>
          <OpenScreen />
        </ScreenBoundary>
      </main>
      <JobStrip />
      <StatusBar summary={summary} />
      <UndoToast onUndo={undo} onRedo={redo} />
      <DropPlace
        words={summary.readOnly ? '本项目为只读，不能收报送表' : '松开鼠标，读入这些报送表。确认前不写入项目'}
        onDrop={(files) => void drop(files).catch(tell)}
      />
      {summary.operator === '' && !summary.readOnly ? <OperatorDialog operator="" /> : null}
      {askOperator ? <OperatorDialog operator={summary.operator} onClose={() => setAskOperator(false)} /> : null}
    </div>
  );
}

/** Undo and redo by key and by the line at the bottom; a read-only project has neither. */
function useUndoRedo(summary: Summary): { undo: () => void; redo: () => void } {
  const undo = useWrite('undo');
  const redo = useWrite('redo');
  const idle = !summary.readOnly && !undo.running && !redo.running;
  return {
    undo: () => {
      if (idle) void undo.run({});
    },
    redo: () => {
      if (idle) void redo.run({});
    },
  };
}

/** Ctrl+1 … Ctrl+0 for the steps in the rail's order, Ctrl+` for 总览, F5, back and forward. */
function useStepKeys(summary: Summary): KeyBindings {
  const { go, back, forward } = useNavigation();
  const queries = useQueryClient();
  const keys: Record<string, () => void> = {
    'ctrl+`': () => go('overview'),
    'alt+arrowleft': back,
    'alt+arrowright': forward,
    f5: () => void queries.invalidateQueries(),
  };
  railSteps(summary)
    .filter((step) => step.group !== 'home')
    .slice(0, 10)
    .forEach((step, position) => {
      keys[`ctrl+${(position + 1) % 10}`] = () => go(step.screen);
    });
  return keys;
}
