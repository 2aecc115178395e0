/** 新建项目: name and scheme, then where to keep the file. */
import { Form, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { shell } from '../../api';
import { tell, useRead } from '../../hooks';
import type { ProjectDoor } from '../../project';

interface NewProject {
  readonly name: string;
  readonly scheme: string;
}

export function NewProjectDialog({ door, onClose }: { door: ProjectDoor; onClose: () => void }): ReactNode {
  const schemes = useRead('schemes', {});
  const [form] = Form.useForm<NewProject>();
  const [working, setWorking] = useState(false);
  const scheme = Form.useWatch('scheme', form);
  const chosen = schemes.data?.find((choice) => choice.id === scheme);

  const create = async ({ name, scheme: id }: NewProject): Promise<void> => {
    setWorking(true);
    try {
      const grant = await shell().chooseSave('project', `${name.trim()}.shuangshu`);
      if (grant && (await door.create(grant.token, name.trim(), id))) onClose();
    } catch (error) {
      tell(error);
    } finally {
      setWorking(false);
    }
  };

  return (
    <Modal
      open
      title="新建项目"
      width={480}
      okText="选存放位置并新建…"
      cancelText="取消"
      okButtonProps={{ 'data-testid': 'new-create' }}
      confirmLoading={working}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        key={schemes.data ? 'ready' : 'waiting'}
        form={form}
        layout="vertical"
        initialValues={{ name: '', scheme: schemes.data?.[0]?.id }}
        onFinish={(values) => void create(values)}
      >
        <Form.Item
          name="name"
          label="项目名称"
          rules={[{ required: true, whitespace: true, message: '请写项目名称，如：东宁市乡镇职责任务清单' }]}
        >
          <Input
            autoFocus
            maxLength={100}
            data-testid="new-name"
            placeholder="如：东宁市"
            onPressEnter={() => form.submit()}
          />
        </Form.Item>
        <Form.Item name="scheme" label="清单体例" rules={[{ required: true, message: '请选清单体例' }]}>
          <Select
            data-testid="new-scheme"
            options={(schemes.data ?? []).map((choice) => ({ value: choice.id, label: choice.name }))}
          />
        </Form.Item>
        {chosen ? <p className="muted small">类别：{chosen.categories.join('、')}</p> : null}
      </Form>
    </Modal>
  );
}
