/** A file whose unit is not registered: is it one that is, under another name, or to be registered? One press answers. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { quoted } from '../../../shared/logic/text/nestQuotes';
import { useRead } from '../../hooks';
import { type FileInHand, useImporting } from '../../importing';
import type { UnitStanding } from './unitStanding';

interface UnitQuestionProps {
  readonly file: FileInHand;
  readonly standing: UnitStanding | undefined;
}

export function UnitQuestion({ file, standing }: UnitQuestionProps): ReactNode {
  const importing = useImporting();
  const units = useRead('units', {});
  if (standing === undefined || standing.kind === 'settled') return null;
  const unit = file.unit.trim();
  const names = standing.kind === 'perhaps' ? standing.names : [];
  const take = (name: string): void => {
    const known = units.data?.find((one) => one.name === name);
    const kind = known?.kind;
    const alias = { name: unit, unit: name, isFirst: known === undefined || known.entries === 0 };
    const direction = kind === undefined ? file.direction : kind === 'department' ? 'down' : 'up';
    // One answer for all files in hand that are under the name.
    for (const other of importing.files)
      if (other.state === 'open' && other.unit.trim() === unit && other.newUnit !== unit)
        importing.change(other.key, { unit: name, direction, alias, replaces: undefined });
  };
  return (
    <div className="note warn import-unit-question" data-testid="unit-question">
      {questionOf(unit, names, units.data?.some(({ name }) => name === names[0]) ?? false)}
      <div>
        {names.map((name) => (
          <Button key={name} size="small" data-testid="unit-is" onClick={() => take(name)}>
            {names.length === 1 ? `是，算${name}的` : name}
          </Button>
        ))}
        <Button size="small" data-testid="unit-is-new" onClick={() => importing.change(file.key, { newUnit: unit })}>
          {names.length === 0 ? '登记为新单位' : `${names.length === 1 ? '不是' : '都不是'}，登记为新单位`}
        </Button>
      </div>
    </div>
  );
}

function questionOf(unit: string, [first, ...others]: readonly string[], registered: boolean): string {
  if (first === undefined) return `${quoted(unit)}是新单位，没有登记过；是已登记的，请在“报送单位”里选。`;
  if (others.length > 0) return `${quoted(unit)}是不是下面的一家？选了的，${quoted(unit)}记为它的别名，以后不再问。`;
  return registered
    ? `${quoted(unit)}是不是已登记的${first}？是的话，${quoted(unit)}记为它的别名，以后不再问。`
    : `${quoted(unit)}和另一份的${first}是不是一家？`;
}
