/** Before an edition is issued: the temporary duties it would print though they are over on the day it takes effect, and what can be done. */
import type { ReactNode } from 'react';
import { overBy } from '../../../shared/logic/editions/editionWords';
import { addDays } from '../../../shared/logic/requests/workdays';
import type { EditionGate } from '../../../shared/views/editions';
import { dateText, figure } from '../../format';
import { useNavigation } from '../../navigation';

interface OverByThenProps {
  readonly gate: EditionGate;
  readonly effectiveOn: string;
}

export function OverByThen({ gate, effectiveOn }: OverByThenProps): ReactNode {
  const { go } = useNavigation();
  const over = overBy(gate.temporary, effectiveOn);
  const [first] = over;
  const last = over.at(-1);
  if (!first || !last) return null;
  return (
    <section className="note warn gate-check" aria-label="施行时已到期" data-testid="gate-over">
      <div>
        这一版自{dateText(effectiveOn)}起施行，下面 {figure(over.length)} 项临时准入那时已经到期，仍印在清单里：
        <ul className="gate-barred">
          {over.map(({ itemId, name, code, ends }) => (
            <li key={itemId}>
              <button type="button" className="link" onClick={() => go('pool', { itemId })}>
                {name}
              </button>
              <span className="muted">
                （申请 {code}，{dateText(ends)}到期）
              </span>
            </li>
          ))}
        </ul>
        可以把施行日期改在{dateText(first.ends)}以前（含当日）；或者等到{dateText(addDays(last.ends, 1))}
        ，打开项目时自动退出，封存以后再印发。照这样印发的，到期以后依单问责不算由乡镇承担，清单上看不出来。
      </div>
    </section>
  );
}
