/** 另有在办的申请: other open requests that speak of the same items, named so that they are thought of together. */
import type { ReactNode } from 'react';
import { quoted } from '../../../shared/logic/text/nestQuotes';
import { dateText } from '../../format';
import { useRead } from '../../hooks';

interface OtherRequestsProps {
  readonly itemIds: readonly number[];
  /** The request one is writing; null for a new one. */
  readonly requestId: number | null;
}

export function OtherRequests({ itemIds, requestId }: OtherRequestsProps): ReactNode {
  const input = { itemIds: [...itemIds], requestId };
  const others = useRead('otherRequests', input, { enabled: itemIds.length > 0 }).data ?? [];
  if (itemIds.length === 0 || others.length === 0) return null;
  return (
    <div className="note warn other-requests" data-testid="other-requests">
      {others.map(({ requestId: id, code, applicant, date, itemName }) => (
        <p key={`${id} ${itemName}`}>
          {quoted(itemName)}另有在办的申请 {code}（{applicant}，{dateText(date)}），请一并考虑。
        </p>
      ))}
    </div>
  );
}
