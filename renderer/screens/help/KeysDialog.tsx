/** “?”: the keys of the open page, then those that work everywhere. */

import type { ReactNode } from 'react';
import { Dialog } from '../../components/dialogs/Dialog';
import type { Screen } from '../../navigation';
import { EVERYWHERE, type KeyRow, OF_PAGE } from './pageKeys';
import './help.css';

export function KeysDialog({ screen, onClose }: { screen: Screen; onClose: () => void }): ReactNode {
  return (
    <Dialog title="快捷键" width={640} footer={null} onCancel={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="keys" aria-label="快捷键" data-testid="keys" tabIndex={0}>
        <Keys word="本页" rows={OF_PAGE[screen]} />
        <Keys word="各页通用" rows={EVERYWHERE} />
      </section>
    </Dialog>
  );
}

function Keys({ word, rows }: { word: string; rows: readonly KeyRow[] }): ReactNode {
  return (
    <section>
      <h3>{word}</h3>
      <dl>
        {rows.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              {keys.split('　').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
