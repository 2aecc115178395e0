/** 按镇情设: the chosen items apply by the towns' classes; every cell that would change is shown before. */

import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { type ClassRule, leftNowhere, planApplicability } from '../../../shared/logic/schemes/planApplicability';
import { quoted } from '../../../shared/logic/text/nestQuotes';
import type { MatrixOutline, MatrixRow } from '../../../shared/views/matrix';
import { call } from '../../api';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { figure } from '../../format';
import { useWrite } from '../../hooks';

interface RuleValues {
  readonly classes: readonly string[];
  readonly rule: ClassRule;
  readonly reason: string;
}

interface ClassRuleDialogProps {
  readonly outline: MatrixOutline;
  readonly ids: readonly number[];
  /** It was written, and not only closed. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const PAGE = 500;
const SHOWN = 60;

export function ClassRuleDialog({ outline, ids, onDone, onClose }: ClassRuleDialogProps): ReactNode {
  const [form] = Form.useForm<RuleValues>();
  const set = useWrite('setApplicabilityMany');
  const read = useQuery({ queryKey: ['matrixRows', 'rule', ids], queryFn: () => readAll(ids) });
  const classes = Form.useWatch('classes', form) ?? [];
  const rule = Form.useWatch('rule', form) ?? 'only';
  const known = [...new Set(outline.towns.flatMap((town) => town.classes))];
  const rows = read.data ?? [];
  const changes = classes.length === 0 ? [] : planApplicability(rows, outline.towns, classes, rule);
  const nowhere = new Set(leftNowhere(rows, changes));
  const meant = outline.towns.filter((town) => town.classes.some((one) => classes.includes(one)));
  const count = changes.reduce((sum, change) => sum + change.townshipIds.length, 0);
  const townOf = new Map(outline.towns.map((town) => [town.unitId, town.name]));
  const nameOf = new Map(rows.map((row) => [row.id, row.name]));
  const submit = async (values: RuleValues): Promise<boolean> => {
    const reason = values.reason.trim() || `${values.classes.join('、')}${values.rule === 'remove' ? '镇除外' : '镇'}`;
    const cells = changes.map((change) => ({ ...change, townshipIds: [...change.townshipIds] }));
    const done = (await set.run({ cells, reason })) !== null;
    if (done) onDone();
    return done;
  };
  return (
    <FormDialog<RuleValues>
      title={`按镇情设：${ids.length === 1 ? (nameOf.get(ids[0] ?? 0) ?? '') : `${figure(ids.length)} 项`}`}
      deed={count === 0 ? '改' : `改 ${figure(count)} 格`}
      form={form}
      initial={{ classes: [], rule: 'only', reason: '' }}
      width={640}
      blocked={
        nowhere.size > 0
          ? `${[...nowhere]
              .slice(0, 3)
              .map((id) => quoted(nameOf.get(id) ?? ''))
              .join('、')}将没有任何乡镇适用。都不适用的请核减。`
          : null
      }
      idle={count === 0}
      effect={
        count === 0
          ? classes.length === 0
            ? '先选镇情'
            : '照这样设，没有要改的格'
          : `${figure(count)} 格会变，事项数不变`
      }
      confirmTestId="matrix-rule-do"
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item
        name="classes"
        label="镇情"
        rules={[{ type: 'array', min: 1, message: '选一类镇情。镇情在“单位”里登记。' }]}
        extra={meant.length > 0 ? `是 ${meant.map((town) => town.name).join('、')}` : undefined}
      >
        <Checkbox.Group options={known} />
      </Form.Item>
      <Form.Item name="rule" label="怎么设">
        <Radio.Group
          options={[
            { value: 'only', label: '只适用这些镇' },
            { value: 'add', label: '加上这些镇' },
            { value: 'remove', label: '去掉这些镇' },
          ]}
        />
      </Form.Item>
      <Form.Item name="reason" label="缘由">
        <Input placeholder={classes.length > 0 ? `不写时记为“${classes.join('、')}镇”` : '缘由'} maxLength={2_000} />
      </Form.Item>
      <div className="muted small">会变的格</div>
      <ul className="matrix-preview" data-testid="matrix-rule-preview">
        {changes.slice(0, SHOWN).map((change) => (
          <li key={`${change.itemId}${change.applies}`}>
            <span className="cut">{nameOf.get(change.itemId)}</span>
            <span className={change.applies ? 'plus' : 'minus'}>{change.applies ? '● 适用' : '— 不适用'}</span>
            <span className="cut">{change.townshipIds.map((id) => townOf.get(id)).join('、')}</span>
          </li>
        ))}
        {changes.length > SHOWN ? <li className="muted">还有 {figure(changes.length - SHOWN)} 行</li> : null}
        {changes.length === 0 ? <li className="muted">—</li> : null}
      </ul>
    </FormDialog>
  );
}

async function readAll(ids: readonly number[]): Promise<MatrixRow[]> {
  const rows: MatrixRow[] = [];
  for (let at = 0; at < ids.length; at += PAGE)
    rows.push(...(await call('matrixRows', { ids: ids.slice(at, at + PAGE) })));
  return rows;
}
