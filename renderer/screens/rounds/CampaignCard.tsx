/** 加减法: the equation of the campaign with its pictures, all rounds as a waterfall or the chosen round by category. */
import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import type { LedgerPlace, LedgerRound } from '../../../shared/model/ledger';
import type { ChangeEffect } from '../../../shared/model/round';
import type { LedgerView, Summary } from '../../../shared/views';
import { Equation } from '../../components/figures/Equation';
import { axisRemark, Waterfall } from '../../components/figures/Waterfall';
import { useMedia } from '../../components/grid/useMedia';
import { useNavigation } from '../../navigation';
import { RoundPicture } from './RoundPicture';

interface CampaignCardProps {
  readonly ledger: LedgerView;
  readonly lists: Summary['scheme']['lists'];
  readonly chosen: LedgerRound | undefined;
  /** Null: all rounds. */
  readonly onPick: (round: number | null, place: LedgerPlace, effect: ChangeEffect) => void;
}

const WHOLE: LedgerPlace = { listId: null, category: null };

export function CampaignCard({ ledger, lists, chosen, onPick }: CampaignCardProps): ReactNode {
  const { go } = useNavigation();
  const tall = useMedia('(min-height: 900px)');
  const [picture, setPicture] = useState<'all' | 'one'>('all');
  const { rounds, first, added, subtracted, live } = ledger;
  const toFirst = (): void => go('pool', { state: 'all', sorted: '' });
  return (
    <section className="card" aria-label="加减法">
      <div className="card-head">
        <span className="rounds-equation" data-testid="rounds-equation">
          <Equation
            first={first}
            added={added}
            subtracted={subtracted}
            live={live}
            onFirst={toFirst}
            onEffect={(effect) => onPick(null, WHOLE, effect)}
            onLive={() => go('pool')}
          />
        </span>
        <span className="muted small cut">
          {picture === 'all' ? axisRemark(rounds, first, live) || '由逐条增减算出，不手填' : ''}
        </span>
        <span className="push" />
        {chosen ? (
          <Segmented<'all' | 'one'>
            aria-label="看哪张图"
            value={picture}
            options={[
              { value: 'all', label: '各轮' },
              { value: 'one', label: `第${chosen.round}轮` },
            ]}
            onChange={setPicture}
            data-testid="round-pictures"
          />
        ) : null}
      </div>
      {first + added === 0 ? (
        <div className="empty">
          <span>采用部门清单后，这里画出首轮到现在的增减。</span>
          <Button type="primary" onClick={() => go('sources')}>
            去报送
          </Button>
        </div>
      ) : picture === 'one' && chosen ? (
        <RoundPicture round={chosen} lists={lists} onPick={(place, effect) => onPick(chosen.round, place, effect)} />
      ) : (
        <Waterfall
          rounds={rounds}
          first={first}
          live={live}
          height={tall ? 360 : 228}
          onPick={({ kind, round }) => {
            if (kind === 'live') go('pool');
            else if (kind === 'first') toFirst();
            else onPick(round, WHOLE, kind === 'added' ? 'in' : 'out');
          }}
        />
      )}
    </section>
  );
}
