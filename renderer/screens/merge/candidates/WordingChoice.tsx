/** 用事项库的 / 用乡镇的 / 改写, for name and task of the chosen item; what is not used stays in 说法对照. */
import { Input, Radio } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import type { EntryRow } from '../../../../shared/views';
import { useRoundGate } from '../../../components/items/roundGate';
import { isComposing } from '../../../components/keys/keys';
import type { WordingChoices, WordingField, WordingSource } from './useWordingChoice';
import './wordingChoice.css';

interface WordingChoiceProps {
  readonly entry: EntryRow;
  readonly choices: WordingChoices;
}

const FIELDS: readonly { field: WordingField; label: string; key: string }[] = [
  { field: 'name', label: '事项名称', key: 'U' },
  { field: 'text', label: '工作任务', key: 'I' },
];

export function WordingChoice({ entry, choices }: WordingChoiceProps): ReactNode {
  const gate = useRoundGate();
  /** Null when none is open and the wording cannot change. */
  const round = gate.open ? (gate.round?.number ?? null) : null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps a click on a choice from choosing the card anew
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div className="wording" data-testid="wording" onClick={(event) => event.stopPropagation()}>
      {FIELDS.map(({ field, label, key }) => (
        <div key={field} className="wording-field">
          <span className="muted">
            {label} <kbd>{key}</kbd>
          </span>
          <Radio.Group
            aria-label={label}
            value={choices[field].source}
            disabled={round === null}
            data-testid={`wording-${field}`}
            onChange={(event) => choices.choose(field, event.target.value as WordingSource)}
            options={[
              { value: 'item', label: '用事项库的' },
              { value: 'entry', label: `用${entry.unit}的`, disabled: entry[field] === '' },
              { value: 'own', label: '改写' },
            ]}
          />
          {choices[field].source === 'own' ? <OwnWording field={field} label={label} choices={choices} /> : null}
        </div>
      ))}
      <div className="muted small">
        {round === null
          ? '现在没有开着的轮次，文字先用事项库的；开轮后可在事项页改。'
          : choices.result
            ? `并入时文字一起改定，记入第${round}轮，不计增减；原来的说法留在“说法对照”里。`
            : '没用上的说法留在“说法对照”里；依据、部门、适用镇都保留。'}
      </div>
    </div>
  );
}

function OwnWording({ field, label, choices }: { field: WordingField; label: string; choices: WordingChoices }) {
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (isComposing(event)) return;
    // Enter and Esc give the keys back to the bench; the next Enter attaches.
    if (event.key !== 'Escape' && !(event.key === 'Enter' && !event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.blur();
  };
  return (
    <Input.TextArea
      autoFocus
      rows={field === 'name' ? 1 : 3}
      className="wording-own"
      value={choices[field].own}
      maxLength={field === 'name' ? 500 : 4_000}
      aria-label={`改写${label}`}
      data-testid={`wording-own-${field}`}
      onChange={(event) => choices.write(field, event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}
