/** The rows of the source table around an entry, as they stand in the file; the entry's own row is framed. */
import { Button, Skeleton } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { rowWord } from '../../../../shared/model/grid';
import type { EntryRow } from '../../../../shared/views';
import { SidePanel } from '../../../components/dialogs/SidePanel';
import { useRead } from '../../../hooks';
import { useNavigation } from '../../../navigation';

const AROUND = 8;

interface OriginalRowsProps {
  readonly entry: EntryRow;
  readonly onClose: () => void;
}

export function OriginalRows({ entry, onClose }: OriginalRowsProps): ReactNode {
  const { go } = useNavigation();
  const read = useRead('originalRows', { entryId: entry.id, around: AROUND });
  const own = useRef<HTMLTableRowElement>(null);
  const rows = read.data?.rows ?? [];
  useEffect(() => own.current?.scrollIntoView({ block: 'center' }));
  const columns = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  return (
    <SidePanel
      rootClassName="drawer-scrolls"
      size="min(860px, 88vw)"
      title={`${read.data?.fileName ?? '…'} · ${entry.sheet} 第 ${entry.row} ${rowWord(entry.sheet)}`}
      extra={
        <Button onClick={() => go('sources', { sourceListId: entry.sourceListId, row: entry.row })}>
          在报送中看全表
        </Button>
      }
      onClose={onClose}
    >
      {read.isPending ? <Skeleton active /> : null}
      {read.error ? <div className="note bad">{read.error.message}</div> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="table-scroll scrolls" aria-label="原表" tabIndex={0}>
        <table className="table original-rows" data-testid="original-rows">
          <thead>
            <tr>
              <th className="number">{rowWord(entry.sheet)}</th>
              {Array.from({ length: columns }, (_, at) => (
                <th key={letterOf(at)}>{letterOf(at)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr
                key={row.row}
                ref={row.row === entry.row ? own : null}
                className={`original-${row.kind} ${row.row === entry.row ? 'original-own' : ''}`}
                aria-current={row.row === entry.row}
              >
                <td className="number muted">{row.row}</td>
                {Array.from({ length: columns }, (_, at) => (
                  <td key={letterOf(at)}>{row.cells[at] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </SidePanel>
  );
}

/** 0 → A, 26 → AA */
function letterOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : letterOf(Math.floor(at / 26) - 1) + last;
}
