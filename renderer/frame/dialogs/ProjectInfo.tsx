/** What the project file is: name, date the lists speak of, automatic backups, and the check of the file. */
import { Button, Descriptions, Form, Input, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Summary, Verification } from '../../../shared/views';
import { Dialog } from '../../components/dialogs/Dialog';
import { Findings } from '../../components/Findings';
import { type Witness, WitnessCheck } from '../../components/WitnessCheck';
import { momentText } from '../../format';
import { useJob, useRead, useWrite } from '../../hooks';

interface ProjectInfoProps {
  readonly summary: Summary;
  readonly onClose: () => void;
}

export function ProjectInfo({ summary, onClose }: ProjectInfoProps): ReactNode {
  return (
    <Dialog title="项目信息" footer={null} onCancel={onClose} width={640}>
      {summary.readOnly ? null : <ProjectForm summary={summary} onSaved={onClose} />}
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'file', label: '项目文件', children: summary.fileName },
          {
            key: 'scheme',
            label: '清单体例',
            children: `${summary.scheme.name}：${summary.scheme.categories.join('、')}`,
          },
        ]}
      />
      <Backups />
      <FileCheck />
    </Dialog>
  );
}

function ProjectForm({ summary, onSaved }: { summary: Summary; onSaved: () => void }): ReactNode {
  const update = useWrite('updateProject');
  const save = async (values: { name: string; effectiveDate: string }): Promise<void> => {
    if (await update.run(values)) onSaved();
  };
  return (
    <Form
      layout="inline"
      colon={false}
      requiredMark={false}
      className="project-form"
      initialValues={{ name: summary.name, effectiveDate: summary.effectiveDate }}
      onFinish={(values: { name: string; effectiveDate: string }) => void save(values)}
    >
      <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请写项目名称' }]}>
        <Input style={{ width: 230 }} maxLength={100} />
      </Form.Item>
      <Form.Item
        name="effectiveDate"
        label="清单日期"
        rules={[{ required: true, pattern: /^\d{4}-\d{2}-\d{2}$/, message: '如 2025-06-30' }]}
      >
        <Input type="date" style={{ width: 140 }} />
      </Form.Item>
      <Button htmlType="submit" loading={update.running}>
        保存
      </Button>
    </Form>
  );
}

function Backups(): ReactNode {
  const backups = useRead('backups', {});
  const now = new Date();
  const rows = backups.data ?? [];
  return (
    <section className="info-part">
      <h3>自动备份</h3>
      {rows.length === 0 ? (
        <p className="muted">还没有备份。打开项目、封存轮次时和有改动后每 10 分钟会自动备份。</p>
      ) : null}
      <ul>
        {rows.slice(0, 8).map((row) => (
          <li key={row.fileName}>
            {momentText(row.at, now)}　{row.reason}　<span className="muted">{row.fileName}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FileCheck(): ReactNode {
  const verify = useJob('verify');
  const [found, setFound] = useState<Verification | null>(null);
  const run = async (witness: Witness = {}): Promise<void> => setFound(await verify.start(witness));
  return (
    <section className="info-part">
      <h3>校验</h3>
      <p className="muted">检查项目文件是否完好、操作记录是否连贯、封存的轮次和存入的原表有没有被改动。</p>
      <Space wrap className="file-check">
        <Button onClick={() => void run()} loading={verify.running}>
          校验项目文件
        </Button>
        <WitnessCheck busy={verify.running} onCheck={(witness) => void run(witness)} />
      </Space>
      {found ? <Findings found={found} /> : null}
    </section>
  );
}
