/** The rail: the office's steps in order, with what is left at each. */
import type { ReactNode } from 'react';
import type { Summary } from '../../../shared/views';
import { figure } from '../../format';
import { type Screen, useNavigation } from '../../navigation';
import { SCREEN_LIST } from '../../screenList';
import { railSteps, type Step } from './railSteps';

export function Rail({ summary }: { summary: Summary }): ReactNode {
  const { screen, go } = useNavigation();
  const steps = railSteps(summary);
  const part = (group: Step['group']): ReactNode =>
    steps
      .filter((step) => step.group === group)
      .map((step) => <RailStep key={step.screen} step={step} open={screen === step.screen} go={go} />);
  return (
    <nav className="rail" aria-label="步骤">
      {part('home')}
      <hr />
      <div className="spine">{part('spine')}</div>
      <div className="rail-foot">
        <hr />
        {part('foot')}
      </div>
    </nav>
  );
}

const PROGRESS_WORDS = { done: '已做完', doing: '进行中', waiting: '未开始' } as const;

function RailStep(props: { step: Step; open: boolean; go: (screen: Screen) => void }): ReactNode {
  const { step, open } = props;
  const left = step.left ?? 0;
  return (
    <button
      type="button"
      className={`rail-step ${step.group} ${step.progress ?? ''} ${open ? 'open' : ''}`}
      aria-current={open ? 'page' : undefined}
      data-testid={`rail-${step.screen}`}
      onClick={(event) => {
        // Whoever comes by mouse goes on with the page's own keys; Enter must not press the rail again.
        if (event.detail > 0) event.currentTarget.blur();
        props.go(step.screen);
      }}
    >
      {step.progress ? <i className="dot" role="img" aria-label={PROGRESS_WORDS[step.progress]} /> : null}
      <span className="rail-word">{SCREEN_LIST[step.screen].word}</span>
      {left > 0 ? <span className="rail-left">{figure(left)}</span> : null}
      {left === 0 && step.total ? <span className="rail-total">{step.total}</span> : null}
    </button>
  );
}
