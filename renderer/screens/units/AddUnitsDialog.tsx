/** Adds units by pasting a column of names, or a table with classes and population beside them; who may be registered already is asked about. */

import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { readPastedUnits } from '../../../shared/logic/reading/senders/readPastedUnits';
import { UNIT_KIND_WORDS, type UnitKind } from '../../../shared/model/unit';
import type { RegisteredUnits, UnitRow } from '../../../shared/views/units';
import { Dialog } from '../../components/dialogs/Dialog';
import { PastedUnits } from '../../components/PastedUnits';
import { figure } from '../../format';
import { useRead, useWrite } from '../../hooks';
import { type Answers, type PastedStanding, pastedStanding } from './pastedStanding';

interface AddUnitsDialogProps {
  readonly kind: UnitKind;
  /** All registered. */
  readonly registered: readonly UnitRow[];
  readonly onClose: () => void;
}

export function AddUnitsDialog({ kind, registered, onClose }: AddUnitsDialogProps): ReactNode {
  const [pasted, setPasted] = useState('');
  const [answers, setAnswers] = useState<Answers>(new Map());
  const [existing, setExisting] = useState<RegisteredUnits['existing']>([]);
  const place = useRead('summary', {}).data?.name ?? '';
  const add = useWrite('registerUnits');
  const units = readPastedUnits(pasted, kind);
  const standings = new Map(units.map((unit) => [unit.name, pastedStanding(unit, registered, place, answers)]));
  const open = [...standings.values()].filter((one) => one.kind === 'perhaps' && one.answer === undefined).length;
  const word = UNIT_KIND_WORDS[kind];

  const run = async (): Promise<void> => {
    const done = await add.run({ kind, units: units.map((unit) => ({ ...unit, sameAs: answers.get(unit.name) })) });
    if (!done) return;
    if (done.existing.length === 0) onClose();
    else {
      setExisting(done.existing);
      setPasted('');
    }
  };

  return (
    <Dialog
      title={`粘贴${word}名单`}
      width={620}
      okText={okText(word, units.length, open)}
      cancelText={existing.length > 0 ? '关闭' : '取消'}
      okButtonProps={{ disabled: units.length === 0 || open > 0, 'data-testid': 'units-add-do' }}
      confirmLoading={add.running}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <p className="dialog-lead">
        {kind === 'township'
          ? '一行一个，可从 Excel 复制几列一起粘贴：名称、类别、人口、位置、资源、产业。已有的不会重复登记。'
          : '一行一个，可从 Excel 复制一列粘贴，第二列可写简称。已有的不会重复登记。'}
      </p>
      <PastedUnits
        kind={kind}
        pasted={pasted}
        units={units}
        testId="units-names"
        onChange={setPasted}
        standing={({ name }) => (
          <Standing
            standing={standings.get(name) ?? { kind: 'new' }}
            onAnswer={(answer) => setAnswers(new Map(answers).set(name, answer))}
          />
        )}
      />
      {existing.length > 0 ? (
        <p className="note units-existing" data-testid="units-existing">
          已有、没有重复登记：
          {existing.map(({ name, unit }) => (name === unit ? name : `${name}（即${unit}）`)).join('、')}
        </p>
      ) : null}
    </Dialog>
  );
}

function okText(word: string, units: number, open: number): string {
  if (units === 0) return `登记${word}`;
  return open > 0 ? `还有 ${figure(open)} 个要先答` : `登记这 ${figure(units)} 个${word}`;
}

interface StandingProps {
  readonly standing: PastedStanding;
  readonly onAnswer: (answer: number | null) => void;
}

function Standing({ standing, onAnswer }: StandingProps): ReactNode {
  if (standing.kind === 'new') return '新登记';
  if (standing.kind === 'known') return <span className="muted">已有：{standing.unit.name}</span>;
  const { units, answer } = standing;
  const button = (value: number | null, words: string): ReactNode => (
    <Button
      key={value}
      size="small"
      type={answer === value ? 'primary' : 'default'}
      data-testid={value === null ? 'pasted-is-new' : 'pasted-is'}
      aria-pressed={answer === value}
      onClick={() => onAnswer(value)}
    >
      {words}
    </Button>
  );
  return (
    <span className="pasted-question">
      {units.map(({ id, name }) => button(id, `是${name}`))}
      {button(null, '不是，新登记')}
    </span>
  );
}
