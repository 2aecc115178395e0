/** What a scheme is made of, said before one is founded on it: who uses it, its lists with their categories. */
import type { ReactNode } from 'react';
import type { SchemeChoice } from '../../../shared/views';
import { figure } from '../../format';

/** As many names as say what a list is about. */
const NAMED = 6;

export function SchemeWords({ scheme }: { scheme: SchemeChoice }): ReactNode {
  return (
    <div className="scheme-words muted small" data-testid="scheme-words">
      <p>{scheme.note}</p>
      {scheme.lists.map(({ id, name, categories }) => (
        <p key={id}>
          <b>{name}</b>　{categories.slice(0, NAMED).join('、')}
          {categories.length > NAMED ? `等 ${figure(categories.length)} 类` : ''}
        </p>
      ))}
      <p>类别、栏目、清单张数与本县不一样的，选最接近的，建好后到“设置”里改体例。</p>
    </div>
  );
}
