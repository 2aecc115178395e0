/** 按镇情定: items common to the townships a rule over profiles means; a profile that changes changes the lists. */
import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { classesOfTown, matchesTown, ruleEffect, ruleWords } from '../../../shared/logic/schemes/townRule';
import { type TownRule, townRuleSchema } from '../../../shared/model/townRule';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { figure } from '../../format';
import { useRead, useWrite } from '../../hooks';

interface Values {
  readonly everywhere: boolean;
  readonly classes: string[];
  readonly notClasses: string[];
  readonly populationFrom: number | null;
  readonly populationTo: number | null;
  readonly industries: string[];
  readonly reason: string;
}

interface TownRuleDialogProps {
  readonly ids: readonly number[];
  /** It was written, and not only closed. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function TownRuleDialog({ ids, onDone, onClose }: TownRuleDialogProps): ReactNode {
  const [form] = Form.useForm<Values>();
  const set = useWrite('setTownRule');
  const towns = (useRead('units', {}).data ?? []).filter((unit) => unit.kind === 'township');
  const said = useRead('saidCells', { itemIds: [...ids] }).data ?? [];
  const values = Form.useWatch([], form);
  const rule = values ? ruleOf(values) : null;
  const meant = rule === null ? towns : towns.filter((town) => matchesTown(rule, town));
  const classes = [...new Set(towns.flatMap(classesOfTown))].map((value) => ({ value }));
  const industries = [...new Set(towns.flatMap(({ profile }) => profile.industries))].map((value) => ({ value }));
  const words = rule === null ? '' : ruleWords(rule);
  const ruled = { towns, said, items: ids.length };
  return (
    <FormDialog<Values>
      title={`随镇情定适用：${figure(ids.length)} 项`}
      deed={`${figure(ids.length)} 项${rule === null ? '取消规则' : '随镇情定'}`}
      form={form}
      initial={{
        everywhere: false,
        classes: [],
        notClasses: [],
        populationFrom: null,
        populationTo: null,
        industries: [],
        reason: '',
      }}
      width={620}
      blocked={meant.length === 0 ? '没有乡镇符合，请放宽条件。' : null}
      effect={ruleEffect({ ...ruled, rule })}
      confirmTestId="rule-confirm"
      onSubmit={async (given) => {
        const chosen = ruleOf(given);
        const reason = given.reason.trim() || (chosen === null ? '取消规则' : `镇情：${ruleWords(chosen)}`);
        const done = (await set.run({ itemIds: [...ids], rule: chosen, reason })) !== null;
        if (done) onDone();
        return done;
      }}
      onClose={onClose}
    >
      <p className="muted small">规则随镇情走：镇情改了，适用跟着变。单独写明例外的格不受规则影响。</p>
      <Form.Item name="everywhere" valuePropName="checked">
        <Checkbox>取消规则，{ruleEffect({ ...ruled, rule: null })}</Checkbox>
      </Form.Item>
      {values?.everywhere ? null : (
        <>
          <div className="form-pair">
            <Form.Item name="classes" label="属于（任一类）">
              <Select mode="tags" options={classes} placeholder="如：沿边、林区" data-testid="rule-classes" />
            </Form.Item>
            <Form.Item name="notClasses" label="除外">
              <Select mode="tags" options={classes} placeholder="如：街道" data-testid="rule-not-classes" />
            </Form.Item>
          </div>
          <div className="form-pair">
            <Form.Item label="人口（人）">
              <span className="rule-range">
                <Form.Item name="populationFrom" noStyle>
                  <InputNumber min={0} placeholder="不少于" />
                </Form.Item>
                —
                <Form.Item name="populationTo" noStyle>
                  <InputNumber min={0} placeholder="不多于" />
                </Form.Item>
              </span>
            </Form.Item>
            <Form.Item name="industries" label="主导产业含（任一词）">
              <Select mode="tags" options={industries} placeholder="如：茶" />
            </Form.Item>
          </div>
        </>
      )}
      <Form.Item name="reason" label={`理由${words ? `（不写即“镇情：${words}”）` : ''}`}>
        <Input maxLength={2_000} data-testid="rule-reason" />
      </Form.Item>
    </FormDialog>
  );
}

/** Null: no rule. */
function ruleOf({ everywhere, reason: _, ...rule }: Values): TownRule | null {
  return everywhere ? null : townRuleSchema.parse(rule);
}
