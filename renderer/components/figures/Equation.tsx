/** 首轮 ＋ 增 − 减 ＝ 现有, each number a way to its rows. */
import type { ReactNode } from 'react';
import { figure } from '../../format';
import './equation.css';

interface EquationProps {
  readonly first: number;
  readonly added: number;
  readonly subtracted: number;
  readonly live: number;
  readonly onFirst: () => void;
  readonly onEffect: (effect: 'in' | 'out') => void;
  readonly onLive: () => void;
}

export function Equation({ first, added, subtracted, live, onFirst, onEffect, onLive }: EquationProps): ReactNode {
  return (
    <span className="equation">
      <button type="button" onClick={onFirst} title="看首轮采用的事项">
        {figure(first)}
      </button>{' '}
      <button type="button" className="plus" onClick={() => onEffect('in')} title="看各轮增加">
        ＋ {figure(added)}
      </button>{' '}
      <button type="button" className="minus" onClick={() => onEffect('out')} title="看各轮核减">
        − {figure(subtracted)}
      </button>{' '}
      ＝{' '}
      <button type="button" onClick={onLive} title="看现有事项">
        {figure(live)}
      </button>
    </span>
  );
}
