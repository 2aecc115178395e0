/** Small signs of bases: level, standing, whether the article was verified. */
import type { ReactNode } from 'react';
import { isWeakLevel } from '../../../shared/logic/bases/basisStanding';
import { BASIS_STANDING_WORDS, type BasisLevel, type BasisStanding, SUPPORT_WORDS } from '../../../shared/model/basis';
import type { CitationRow } from '../../../shared/views/bases';
import { Tag } from '../figures/Tags';

export function LevelTag({ level }: { level: BasisLevel }): ReactNode {
  const weak = isWeakLevel(level);
  return (
    <Tag tone={weak ? 'basis' : 'plain'} {...(weak ? { title: '效力弱，不宜单独作依据' } : {})}>
      {weak ? '! ' : ''}
      {level}
    </Tag>
  );
}

/** Nothing for what is plainly in force. */
export function StandingTag({ standing }: { standing: BasisStanding }): ReactNode {
  if (standing === 'effective') return null;
  return <Tag tone={standing === 'amended' ? 'basis' : 'sub'}>{BASIS_STANDING_WORDS[standing]}</Tag>;
}

export function VerifiedTag({ citation }: { citation: CitationRow }): ReactNode {
  if (citation.verified) {
    const who = citation.verifiedBy === '' ? '' : ` ${citation.verifiedBy}`;
    return (
      <Tag tone="merged" title={`${citation.verifiedBy} ${citation.verifiedAt.slice(0, 10)}`}>
        ✓ 已核对{who}
      </Tag>
    );
  }
  if (citation.doubt !== '') {
    return (
      <Tag tone="basis" title={citation.doubt}>
        ! 须复核
      </Tag>
    );
  }
  return <Tag tone="pending">未核对</Tag>;
}

export function SupportTag({ citation }: { citation: CitationRow }): ReactNode {
  return <Tag tone="plain">支持{SUPPORT_WORDS[citation.supports]}</Tag>;
}
