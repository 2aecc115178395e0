/** 提醒: items that look wrong though no rule forbids it, each a way to the item. */
import type { ReactNode } from 'react';
import type { Alarm } from '../../../shared/views/schemes';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';

const KINDS: readonly (readonly [kind: Alarm['kind'], title: string, about: string])[] = [
  ['downgraded', '降格', '法定主体是县级，却列为乡镇自己的职责。看的是依据里摘录的条文，没有摘录的看不出。'],
  ['leftOut', '独缺一镇', '其余各镇都列了，只有一个镇没有，也没有写理由。印发的清单上就是这样的不列。'],
  ['everyTown', '各镇都有', '写明的就是全部乡镇，却算差异化，以后新设的乡镇没有。到事项页“改适用…”改为共性。'],
  ['oldName', '旧部门名', '部门改名、并为一家以前的名称还写在事项文字里。文字不自动改，请逐项看过再改。'],
  ['unborne', '无责任单位', '没有写明任何部门的责任。'],
];

export function AlarmsTab({ tabs }: { tabs: ReactNode }): ReactNode {
  const alarms = useRead('alarms', {});
  const found = alarms.data ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>一镇一单</h1>
        {tabs}
        <span className="muted">提醒不是差错：看过确实如此的，写明理由或不作处理都行</span>
      </div>
      <div className="page-body alarms">
        {KINDS.map(([kind, title, about]) => (
          <Kind key={kind} title={title} about={about} alarms={found.filter((alarm) => alarm.kind === kind)} />
        ))}
      </div>
    </div>
  );
}

/** As many as are read in one go; the rest come up as these are dealt with. */
const SHOWN = 200;

function Kind({ title, about, alarms }: { title: string; about: string; alarms: readonly Alarm[] }): ReactNode {
  const { go } = useNavigation();
  return (
    <section className="card" aria-label={title} data-testid="alarms">
      <h2 className="card-head">
        {title} {figure(alarms.length)} 项<span className="push muted small">{about}</span>
      </h2>
      {alarms.length === 0 ? <p className="card-body muted">没有。</p> : null}
      <ul className="alarm-list">
        {alarms.slice(0, SHOWN).map(({ itemId, name, detail }) => (
          <li key={itemId}>
            <button type="button" className="link" onClick={() => go('pool', { itemId })}>
              {name}
            </button>
            <span className="muted small">{detail}</span>
          </li>
        ))}
      </ul>
      {alarms.length > SHOWN ? <p className="card-body muted">另有 {figure(alarms.length - SHOWN)} 项。</p> : null}
    </section>
  );
}
