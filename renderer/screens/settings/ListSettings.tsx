/** What the lists bear: place, date, office and numbering. */
import { Button, Checkbox, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { NUMBERING_WORDS, numberingSchema, type ProjectOptions } from '../../../shared/model/projectOptions';
import type { Summary } from '../../../shared/views';
import { useRead, useWrite } from '../../hooks';

interface Values extends Pick<ProjectOptions, 'office' | 'numbering' | 'blindVerdicts'> {
  readonly name: string;
  readonly effectiveDate: string;
}

export function ListSettings({ summary, writable }: { summary: Summary; writable: boolean }): ReactNode {
  const options = useRead('projectOptions', {});
  if (!options.data) return null;
  const initial = { ...options.data, name: summary.name, effectiveDate: summary.effectiveDate };
  // Drawn anew after a change made elsewhere, such as an undo.
  return <ListForm key={JSON.stringify(initial)} initial={initial} writable={writable} />;
}

function ListForm({ initial, writable }: { initial: Values; writable: boolean }): ReactNode {
  const [form] = Form.useForm<Values>();
  const update = useWrite('updateProject');
  const set = useWrite('setProjectOptions');
  const save = async ({ name, effectiveDate, office, numbering, blindVerdicts }: Values): Promise<void> => {
    if (name.trim() !== initial.name || effectiveDate !== initial.effectiveDate)
      if ((await update.run({ name: name.trim(), effectiveDate })) === null) return;
    const changed = {
      ...(office.trim() === initial.office ? {} : { office: office.trim() }),
      ...(numbering === initial.numbering ? {} : { numbering }),
      ...(blindVerdicts === initial.blindVerdicts ? {} : { blindVerdicts }),
    };
    if (Object.keys(changed).length > 0) await set.run(changed);
  };
  return (
    <section className="card" aria-label="清单">
      <h2 className="card-head">清单</h2>
      <div className="card-body">
        <Form
          form={form}
          layout="vertical"
          disabled={!writable}
          requiredMark={false}
          initialValues={initial}
          onFinish={(values) => void save(values)}
        >
          <div className="settings-pair">
            <Form.Item
              name="name"
              label="项目名称（印在标题上）"
              rules={[{ required: true, whitespace: true, message: '请写项目名称' }]}
            >
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item
              name="effectiveDate"
              label="清单日期"
              rules={[{ required: true, pattern: /^\d{4}-\d{2}-\d{2}$/, message: '如 2025-06-30' }]}
            >
              <Input type="date" data-testid="settings-date" />
            </Form.Item>
          </div>
          <Form.Item name="office" label="本单位">
            <Input maxLength={100} data-testid="settings-office" placeholder="如：中共东宁市委机构编制委员会办公室" />
          </Form.Item>
          <Form.Item
            name="numbering"
            label="序号"
            extra="清单上标哪一稿由“版本”定：没有定稿的一轮导出时标“征求意见稿”。"
          >
            <Radio.Group
              data-testid="settings-numbering"
              options={numberingSchema.options.map((value) => ({ value, label: NUMBERING_WORDS[value] }))}
            />
          </Form.Item>
          <Form.Item name="blindVerdicts" valuePropName="checked">
            <Checkbox data-testid="settings-blind">首次表态互不可见：各方都表过一次以后，一起公开</Checkbox>
          </Form.Item>
          {writable ? (
            <Button
              type="primary"
              htmlType="submit"
              data-testid="settings-save"
              loading={update.running || set.running}
            >
              保存清单设置
            </Button>
          ) : null}
        </Form>
      </div>
    </section>
  );
}
