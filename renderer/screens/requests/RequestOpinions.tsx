/** 乡镇书面意见: one line for each township concerned; silence is not consent. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { OPINION_WORDS, type OpinionVerdict } from '../../../shared/model/request';
import type { RequestDetail } from '../../../shared/views/requests';
import { Tag, type TagTone } from '../../components/figures/Tags';
import { dateText } from '../../format';

const TONES: Readonly<Record<OpinionVerdict, TagTone>> = {
  agree: 'merged',
  conditional: 'basis',
  disagree: 'sub',
  silent: 'pending',
};

interface RequestOpinionsProps {
  readonly request: RequestDetail;
  readonly onOpinion: ((unitId: number) => void) | null;
}

export function RequestOpinions({ request, onOpinion }: RequestOpinionsProps): ReactNode {
  const back = request.towns.filter(({ verdict }) => verdict !== null && verdict !== 'silent').length;
  return (
    <section className="card" aria-label="乡镇书面意见">
      <h2 className="card-head">
        乡镇书面意见{' '}
        <span className="muted small">
          {request.towns.length} ＝ 已反馈 {back} ＋ 未反馈 {request.towns.length - back}
        </span>
      </h2>
      {request.towns.length === 0 ? <p className="empty">还没有写涉及的乡镇。</p> : null}
      <ul className="request-opinions">
        {request.towns.map(({ unitId, name, verdict, text, date }) => (
          <li key={unitId} data-testid="town-opinion">
            <b>{name}</b>
            {verdict === null ? (
              <span className="muted">未反馈</span>
            ) : (
              <Tag tone={TONES[verdict]}>{OPINION_WORDS[verdict]}</Tag>
            )}
            <span className="opinion-text">
              {text} {date === '' ? '' : <span className="muted small">{dateText(date)}</span>}
            </span>
            {onOpinion ? (
              <Button size="small" aria-label={`记意见…（${name}）`} onClick={() => onOpinion(unitId)}>
                {verdict === null ? '记意见…' : '改记…'}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
