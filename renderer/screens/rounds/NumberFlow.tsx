/** 数目的来路: from the rows of the files to the township lists, step by step, every number a way to its rows. */
import type { ReactNode } from 'react';
import type { ReportFigure } from '../../../shared/model/report';
import './numberFlow.css';

/** Names of report figures: what a step ends at, and what it is made of. */
interface Step {
  readonly title: string;
  /** Null where the parts together are the step. */
  readonly sum: string | null;
  readonly parts: readonly (readonly [name: string, word: string, sign?: string])[];
}

const STEPS: readonly Step[] = [
  {
    title: '报送',
    sum: '报送',
    parts: [
      ['部门条目', '部门'],
      ['意见条目', '意见新增'],
      ['乡镇条目', '乡镇'],
    ],
  },
  {
    title: '去向',
    sum: null,
    parts: [
      ['去向采用', '采用'],
      ['去向并入', '并入'],
      ['去向拆入', '拆入'],
      ['去向不予列入', '不予列入'],
      ['去向退回', '退回'],
      ['去向待定', '待定'],
    ],
  },
  {
    title: '加减',
    sum: null,
    parts: [
      ['首轮', '首轮'],
      ['增', '增', '＋'],
      ['减', '减', '−'],
    ],
  },
  {
    title: '事项',
    sum: '现有',
    parts: [
      ['共性', '共性'],
      ['差异化', '差异化'],
    ],
  },
  {
    title: '镇次',
    sum: '镇次',
    parts: [
      ['乡镇数', '乡镇'],
      ['最少', '最少'],
      ['最多', '最多'],
    ],
  },
];

interface NumberFlowProps {
  readonly figures: readonly ReportFigure[];
  readonly onOpen: (figure: ReportFigure) => void;
}

export function NumberFlow({ figures, onOpen }: NumberFlowProps): ReactNode {
  const named = new Map(figures.map((one) => [one.name, one]));
  return (
    <ol className="number-flow" data-testid="number-flow">
      {STEPS.map(({ title, sum, parts }) => {
        const total = sum === null ? undefined : named.get(sum);
        return (
          <li key={title} data-testid="flow-step" data-step={title}>
            <div className="flow-head">
              <span className="muted">{title}</span>
              {total ? <FlowNumber figure={total} label={title} onOpen={onOpen} /> : null}
            </div>
            <dl>
              {parts.map(([name, word, sign = '']) => {
                const part = named.get(name);
                // Fates nobody was given say nothing.
                if (!part || (title === '去向' && part.text === '0')) return null;
                return (
                  <div key={name}>
                    <dt>{word}</dt>
                    <dd>
                      {sign}
                      <FlowNumber figure={part} label={word} onOpen={onOpen} />
                    </dd>
                  </div>
                );
              })}
            </dl>
          </li>
        );
      })}
    </ol>
  );
}

interface FlowNumberProps {
  readonly figure: ReportFigure;
  readonly label: string;
  readonly onOpen: (figure: ReportFigure) => void;
}

function FlowNumber({ figure, label, onOpen }: FlowNumberProps): ReactNode {
  return (
    <button
      type="button"
      className="link"
      aria-label={`${label} ${figure.text}`}
      title={figure.label}
      onClick={() => onOpen(figure)}
    >
      {figure.text}
    </button>
  );
}
