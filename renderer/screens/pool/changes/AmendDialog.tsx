/** 改文字: a new version of an item's name, task, part, bases and remark; the count stays. */
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { typedCitations } from '../../../../shared/logic/bases/typedCitations';
import { type DraftedParts, partsToDraft } from '../../../../shared/logic/paper/drafts/partsToDraft';
import type { Citation } from '../../../../shared/model/basis';
import { OWN_PRINT_WORDS, type TownshipRole } from '../../../../shared/model/item';
import type { ItemDetail } from '../../../../shared/views';
import { BasisFields } from '../../../components/bases/BasisFields';
import { FormDialog } from '../../../components/dialogs/FormDialog';
import { type Decision, DecisionFields } from '../../../components/items/DecisionFields';
import { keptDuties, PartFields } from '../../../components/items/PartFields';
import { useRoundGate } from '../../../components/items/roundGate';
import { WordingFields } from '../../../components/items/WordingFields';
import { useRead, useWrite } from '../../../hooks';

interface AmendValues extends Decision, DraftedParts {
  readonly fields: Record<string, string>;
  readonly name: string;
  readonly text: string;
  readonly townshipRole: TownshipRole;
  readonly bases: Citation[];
  readonly remark: string;
}

export function AmendDialog({ item, onClose }: { item: ItemDetail; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<AmendValues>();
  const gate = useRoundGate();
  const amend = useWrite('amendItem');
  const prepare = useWrite('prepareChanges');
  const later = Form.useWatch('later', form) ?? false;
  const summary = useRead('summary', {});
  const list = summary.data?.scheme.lists.find(({ id }) => id === item.listId);
  const initialParts = partsToDraft(item.responsibilities, item.townshipRole);
  const submit = async (values: AmendValues): Promise<boolean> => {
    const { leadDepartment, jointLeads, coDepartments, receivers, method, duties, fields, ...rest } = {
      ...initialParts,
      ...values,
    };
    const { reason, basis = '', proposer, decider, later: only, ...wording } = rest;
    const named = [leadDepartment, ...jointLeads, ...coDepartments];
    const parts = {
      leadDepartment: leadDepartment.trim(),
      jointLeads: [...jointLeads],
      coDepartments: [...coDepartments],
      receivers: [...receivers],
      method,
      duties: keptDuties(duties, named),
      fields: { ...fields },
    };
    const amendment = {
      itemId: item.id,
      ...wording,
      parts,
      townshipRole: wording.townshipRole ?? item.townshipRole,
      text: wording.text ?? item.text,
      name: values.name.trim(),
      bases: typedCitations(values.bases),
    };
    const grounds = { reason: reason.trim(), basis: basis.trim(), proposer };
    if (only) return (await prepare.run({ deeds: [{ kind: 'amend', ...amendment }], ...grounds })) !== null;
    return (await amend.run({ ...amendment, ...grounds, decider })) !== null;
  };
  return (
    <FormDialog<AmendValues>
      title={`改文字：${item.name}`}
      deed={later ? '拟改' : `存为第 ${item.versions.length + 1} 版`}
      form={form}
      initial={{
        name: item.name,
        text: item.text,
        townshipRole: item.townshipRole,
        ...initialParts,
        fields: { ...item.fields },
        bases: item.bases.map(({ title, docNumber, clause }) => ({ title, docNumber, clause })),
        remark: item.remark,
        reason: '',
        proposer: '',
        decider: '',
      }}
      width={720}
      blocked={gate.blocked}
      effect="不计增减"
      confirmTestId="amend-confirm"
      onSubmit={submit}
      onClose={onClose}
    >
      <OwnNote own={item.own} />
      <WordingFields list={list} autoFocus />
      <PartFields list={list} />
      <BasisFields />
      <Form.Item name="remark" label="备注">
        <Input />
      </Form.Item>
      <DecisionFields reasonHint="为什么改" testId="amend-reason" basis later="拟改" />
    </FormDialog>
  );
}

/** Townships whose list says it otherwise: what of that the amendment reaches. */
function OwnNote({ own }: Pick<ItemDetail, 'own'>): ReactNode {
  const [stays, gives] = [['类别', '乡镇职责'], Object.values(OWN_PRINT_WORDS)].map((parts) =>
    own
      .map(({ township, parts: its }) => ({ township, parts: its.filter((part) => parts.includes(part)) }))
      .filter(({ parts: its }) => its.length > 0)
      .map(({ township, parts: its }) => `${township}（${its.join('、')}）`)
      .join('、'),
  );
  if (!stays && !gives) return null;
  return (
    <div className="note form-note" data-testid="amend-own">
      {stays ? `另有本镇写法的：${stays}。这里改了，它们不变，要改到“一镇一单”里另定。` : ''}
      {gives ? `印发时写法不同的：${gives}。这里改了哪一处，那一处它们也用改后的。` : ''}
    </div>
  );
}
