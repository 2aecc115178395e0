/** One round as a picture: what each category lost and gained, bars to the left and right; each bar a way to its changes. */
import type { ReactNode } from 'react';
import { sectionWordsThen } from '../../../shared/logic/schemes/sectionRenames';
import type { LedgerCategory, LedgerPlace, LedgerRound } from '../../../shared/model/ledger';
import type { ChangeEffect } from '../../../shared/model/round';
import type { Summary } from '../../../shared/views';
import { figure } from '../../format';
import './roundPicture.css';

interface RoundPictureProps {
  readonly round: LedgerRound;
  readonly lists: Summary['scheme']['lists'];
  readonly onPick: (place: LedgerPlace, effect: ChangeEffect) => void;
}

export function RoundPicture({ round, lists, onPick }: RoundPictureProps): ReactNode {
  const rows = round.categories.filter((row) => row.added + row.subtracted + row.movedIn + row.movedOut > 0);
  if (rows.length === 0) return <div className="empty">第{round.round}轮没有增减。</div>;
  const longest = Math.max(1, ...rows.flatMap(({ added, subtracted }) => [added, subtracted]));
  const several = lists.length > 1;
  return (
    <ul className="round-picture" data-testid="round-picture" aria-label={`第${round.round}轮分类增减`}>
      {rows.map((row) => (
        <PictureRow
          key={`${row.listId} ${row.category}`}
          row={row}
          name={sectionWordsThen(lists, row)}
          longest={longest}
          onPick={(effect) => onPick({ listId: several ? row.listId : null, category: row.category }, effect)}
        />
      ))}
    </ul>
  );
}

interface PictureRowProps {
  readonly row: LedgerCategory;
  readonly name: string;
  readonly longest: number;
  readonly onPick: (effect: ChangeEffect) => void;
}

function PictureRow({ row, name, longest, onPick }: PictureRowProps): ReactNode {
  const { opening, added, subtracted, movedIn, movedOut, closing } = row;
  const moved = [movedIn > 0 ? `调入 ${figure(movedIn)}` : '', movedOut > 0 ? `调出 ${figure(movedOut)}` : ''].filter(
    (words) => words !== '',
  );
  return (
    <li>
      <span className="picture-name" title={name}>
        {name}
      </span>
      <span className="picture-side out">
        {subtracted > 0 ? (
          <button
            type="button"
            aria-label={`${name} 减 ${figure(subtracted)}`}
            data-testid="picture-bar"
            onClick={() => onPick('out')}
          >
            <span className="minus">−{figure(subtracted)}</span>
            <span className="picture-bar" style={{ width: `${(subtracted / longest) * 100}%` }} />
          </button>
        ) : null}
      </span>
      <span className="picture-side in">
        {added > 0 ? (
          <button
            type="button"
            aria-label={`${name} 增 ${figure(added)}`}
            data-testid="picture-bar"
            onClick={() => onPick('in')}
          >
            <span className="picture-bar" style={{ width: `${(added / longest) * 100}%` }} />
            <span className="plus">＋{figure(added)}</span>
          </button>
        ) : null}
      </span>
      <span className="picture-sum muted small">
        {figure(opening)} → {figure(closing)}
        {moved.length > 0 ? `　${moved.join('，')}` : ''}
      </span>
    </li>
  );
}
