/** 会改动的清单: the townships whose lists the wants would change, by name; those the request does not name are called out. */
import type { ReactNode } from 'react';
import { unaskedOf } from '../../../shared/logic/requests/touchOf';
import type { RequestWant } from '../../../shared/model/request';
import { useRead } from '../../hooks';

interface TouchedTownsProps {
  readonly wants: readonly RequestWant[];
  /** Townships the request names. */
  readonly concerned: readonly string[];
  /** Names them too. */
  readonly onAdd?: (names: readonly string[]) => void;
}

export function TouchedTowns({ wants, concerned, onAdd }: TouchedTownsProps): ReactNode {
  const touched = useTouched(wants);
  const unasked = unaskedOf(touched, concerned);
  if (touched.length === 0) return null;
  return (
    <div className="wants-touched" data-testid="wants-touched">
      <p className="small">
        会改动 {touched.length} 个乡镇（街道）的清单：{touched.join('、')}
      </p>
      {unasked.length > 0 && onAdd ? (
        <p className="note warn" data-testid="wants-unasked">
          其中{unasked.join('、')}不在“涉及的乡镇”里。作同意的决定前，都要有书面意见。
          <button type="button" className="link" data-testid="wants-add-towns" onClick={() => onAdd(unasked)}>
            加进涉及的乡镇
          </button>
        </p>
      ) : null}
    </div>
  );
}

/** In the office's order. */
export function useTouched(wants: readonly RequestWant[]): readonly string[] {
  const rows = useRead('previewWants', { wants: [...wants] }).data ?? [];
  const units = useRead('units', {}).data ?? [];
  const touched = new Set(rows.flatMap(({ towns }) => towns));
  return units.map(({ name }) => name).filter((name) => touched.has(name));
}
