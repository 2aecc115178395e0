/** A box to paste units into, and what was understood of them, before anything is written. */
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { UNIT_KIND_WORDS, type UnitKind, type UnitProfile } from '../../shared/model/unit';
import type { UnitDraft } from '../../shared/model/unitDraft';
import { figure } from '../format';
import './pastedUnits.css';

interface PastedUnitsProps {
  readonly kind: UnitKind;
  readonly pasted: string;
  /** What `readPastedUnits` made of it. */
  readonly units: readonly UnitDraft[];
  readonly testId: string;
  readonly onChange: (pasted: string) => void;
  /** What a unit is to those registered, where there are any. */
  readonly standing?: (unit: UnitDraft) => ReactNode;
}

export function PastedUnits({ kind, pasted, units, testId, onChange, standing }: PastedUnitsProps): ReactNode {
  const word = UNIT_KIND_WORDS[kind];
  return (
    <>
      <Input.TextArea
        autoFocus
        rows={8}
        className="pasted-box"
        value={pasted}
        data-testid={testId}
        aria-label={`${word}名单，一行一个`}
        placeholder={
          kind === 'township'
            ? '如：\n东宁镇\t城关镇、沿边\t82000\n三岔口镇\t沿边\t16000'
            : '如：\n市农业农村局\n市民政局'
        }
        onChange={(event) => onChange(event.target.value)}
      />
      {units.length > 0 ? <Understood kind={kind} units={units} {...(standing ? { standing } : {})} /> : null}
    </>
  );
}

/** The rest of a profile, so that whoever pasted it sees that it arrived. */
function surroundings({ location, resources, industries }: UnitProfile): string {
  return [location, resources.join('、'), industries.join('、')].filter((part) => part !== '').join('；');
}

function Understood({ kind, units, standing }: Pick<PastedUnitsProps, 'kind' | 'units' | 'standing'>): ReactNode {
  const profiled = units.some(({ profile }) => profile.class.length > 0 || profile.population !== null);
  const placed = units.some(({ profile }) => surroundings(profile) !== '');
  const named = units.some(({ aliases, formerNames }) => aliases.length + formerNames.length > 0);
  return (
    <div className="pasted">
      <p className="small muted">
        认出 {figure(units.length)} 个{UNIT_KIND_WORDS[kind]}：
      </p>
      <div className="pasted-list">
        <table className="table">
          <thead>
            <tr>
              <th>名称</th>
              {profiled ? <th>类别</th> : null}
              {profiled ? <th className="number">人口</th> : null}
              {placed ? <th>位置、资源、产业</th> : null}
              {named ? <th>别名和曾用名</th> : null}
              {standing ? <th>登记</th> : null}
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.name}>
                <td>{unit.name}</td>
                {profiled ? <td>{unit.profile.class.join('、')}</td> : null}
                {profiled ? (
                  <td className="number">{unit.profile.population === null ? '' : figure(unit.profile.population)}</td>
                ) : null}
                {placed ? <td className="small">{surroundings(unit.profile)}</td> : null}
                {named ? <td>{[...unit.aliases, ...unit.formerNames].join('、')}</td> : null}
                {standing ? <td>{standing(unit)}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
