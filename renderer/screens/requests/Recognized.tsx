/** 相近的事项: what a task being registered seems to be: taken back, subtracted, refused before, or in the list already. */
import { type ReactNode, useEffect, useState } from 'react';
import type { FormerDuty } from '../../../shared/views/requests';
import { call } from '../../api';
import { FormerTag } from './requestSigns';

interface RecognizedProps {
  readonly title: string;
  readonly content: string;
  readonly requestId: number | null;
  /** The item it is said to be about. */
  readonly about: number | null;
  readonly onAbout: (itemId: number | null) => void;
}

/** Milliseconds without typing. */
const PAUSE = 600;

export function Recognized({ title, content, requestId, about, onAbout }: RecognizedProps): ReactNode {
  const [found, setFound] = useState<readonly FormerDuty[]>([]);
  useEffect(() => {
    if (title.trim().length < 3) {
      setFound([]);
      return;
    }
    const controller = new AbortController();
    const timer = setTimeout(() => {
      call('recognizeTask', { title, content, requestId }, { signal: controller.signal })
        .then(setFound)
        // It only helps: what it cannot say now it says at the next pause.
        .catch(() => setFound([]));
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [title, content, requestId]);
  if (found.length === 0) return null;
  const back = found.some(({ kind }) => kind !== 'listed');
  return (
    <div className={back ? 'note warn recognized' : 'note recognized'} role="status" data-testid="recognized">
      <b>{back ? '像是收回、核减或未同意过的事项' : '清单里有相近的事项'}</b>
      <ul>
        {found.slice(0, 3).map((duty) => (
          <li key={`${duty.itemId} ${duty.formerId}`} data-testid="recognized-row">
            <div>
              <FormerTag kind={duty.kind} /> {duty.name} <span className="muted">{duty.department}</span>
            </div>
            <div className="small muted">
              {[
                duty.kind === 'listed' || duty.kind === 'takenBack' ? '' : duty.when.replace(/。$/, ''),
                ...duty.reasons,
              ]
                .filter(Boolean)
                .join('；')}
            </div>
            {duty.itemId === null ? null : (
              <label className="small">
                <input
                  type="checkbox"
                  checked={about === duty.itemId}
                  onChange={() => onAbout(about === duty.itemId ? null : duty.itemId)}
                />{' '}
                本申请说的就是这一项
              </label>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
