/** 依据充分, 修改后可列, 依据不足: the reviewer's verdict of the duty in hand, and the others' below. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ARGUE_ANEW_WORDS, ARGUMENT_WORDS, type ArgumentVerdict } from '../../../shared/model/basis';
import type { ArgumentRow, GateRow } from '../../../shared/views/bases';
import { ReasonForm } from '../../components/dialogs/ReasonForm';
import { Tag, type TagTone } from '../../components/figures/Tags';
import { useShortcuts } from '../../components/keys/useShortcuts';
import { useWrite } from '../../hooks';

const TONES: Readonly<Record<ArgumentVerdict, TagTone>> = { sound: 'merged', amend: 'amend', unsound: 'sub' };
const SIGNS: Readonly<Record<ArgumentVerdict, string>> = { sound: '✓ ', amend: '改 ', unsound: '✕ ' };

export function VerdictTag({ verdict }: { verdict: ArgumentVerdict }): ReactNode {
  return (
    <Tag tone={TONES[verdict]}>
      {SIGNS[verdict]}
      {ARGUMENT_WORDS[verdict]}
    </Tag>
  );
}

interface ArgueVerdictsProps {
  readonly row: GateRow;
  readonly reviewer: string;
  readonly given: readonly ArgumentRow[];
  readonly canWrite: boolean;
  readonly onDone: () => void;
}

/** 1, 2, 3: the verdict; what is not sound asks for a reason. The others' verdicts stand below. */
export function ArgueVerdicts({ row, reviewer, given, canWrite, onDone }: ArgueVerdictsProps): ReactNode {
  const argue = useWrite('argueItems');
  const [asking, setAsking] = useState<'amend' | 'unsound' | null>(null);
  const own = given.find((one) => one.reviewer === reviewer);
  const write = async (verdict: ArgumentVerdict | null, note = ''): Promise<boolean> => {
    const done = (await argue.run({ itemIds: [row.itemId], reviewer, verdict, note })) !== null;
    if (done && verdict !== null) onDone();
    return done;
  };
  useShortcuts(
    {
      '1': () => void write('sound'),
      '2': () => setAsking('amend'),
      '3': () => setAsking('unsound'),
    },
    canWrite,
  );
  return (
    <div className="argue-verdicts">
      {canWrite ? (
        <>
          <Button type="primary" data-testid="argue-sound" onClick={() => void write('sound')}>
            <kbd>1</kbd> 依据充分
          </Button>
          <Button data-testid="argue-amend" onClick={() => setAsking('amend')}>
            <kbd>2</kbd> 修改后可列…
          </Button>
          <Button data-testid="argue-unsound" onClick={() => setAsking('unsound')}>
            <kbd>3</kbd> 依据不足…
          </Button>
        </>
      ) : (
        <span className="muted">{reviewer === '' ? '先在右上角写明论证人。' : ''}</span>
      )}
      {given.map((one) => (
        <span key={one.reviewer} className="argue-given" data-testid="argue-given">
          {one.reviewer} <VerdictTag verdict={one.verdict} /> {one.note}
          {one.changed === null ? '' : <Tag tone="basis">! {ARGUE_ANEW_WORDS[one.changed]}</Tag>}
          {own === one && canWrite ? (
            <button type="button" className="link small" onClick={() => void write(null)}>
              撤回
            </button>
          ) : null}
        </span>
      ))}
      {asking ? (
        <ReasonForm
          title={`${ARGUMENT_WORDS[asking]}：${row.name}`}
          deed={ARGUMENT_WORDS[asking]}
          reasonHint={asking === 'amend' ? '怎么改' : '缺什么、为什么不够'}
          testId="argue-note"
          confirmTestId="argue-confirm"
          onSubmit={({ reason }) => write(asking, reason.trim())}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </div>
  );
}
