/** 加一项: a new item in the open round, with the count it leads to. */
import type { ReactNode } from 'react';
import { figure } from '../../format';
import { useRead, useWrite } from '../../hooks';
import { EMPTY_DRAFT, ItemForm } from './ItemForm';
import { useRoundGate } from './roundGate';

export function AddItemDialog({ onClose }: { onClose: () => void }): ReactNode {
  const gate = useRoundGate();
  const summary = useRead('summary', {});
  const add = useWrite('addItem');
  const prepare = useWrite('prepareChanges');
  const live = summary.data?.pool.live ?? 0;
  return (
    <ItemForm
      title="加一项"
      deed={gate.round ? `加入第${gate.round.number}轮` : '加入事项库'}
      initial={EMPTY_DRAFT}
      reasonRequired
      blocked={gate.blocked}
      effect={`${figure(live)} ＋ 1 ＝ ${figure(live + 1)}`}
      later="拟增"
      onSubmit={async (item, { later, basis = '', ...decision }) => {
        const { reason, proposer } = decision;
        if (later) return (await prepare.run({ deeds: [{ kind: 'add', item }], reason, basis, proposer })) !== null;
        return (await add.run({ item, basis, ...decision })) !== null;
      }}
      onClose={onClose}
    />
  );
}
