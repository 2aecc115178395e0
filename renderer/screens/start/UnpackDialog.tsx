/** 打开移交包: the word, a place for the project; a wrong word or a damaged file writes nothing. */
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { Grant } from '../../../shared/contract';
import { shell } from '../../api';
import { FormDialog } from '../../components/dialogs/FormDialog';
import type { ProjectDoor } from '../../project';

interface UnpackDialogProps {
  readonly source: Grant;
  readonly door: ProjectDoor;
  readonly onClose: () => void;
}

export function UnpackDialog({ source, door, onClose }: UnpackDialogProps): ReactNode {
  const [form] = Form.useForm<{ passphrase: string }>();
  const fileName = source.names[0] ?? '';

  const unpack = async ({ passphrase }: { passphrase: string }): Promise<boolean> => {
    const target = await shell().chooseSave('project', `${fileName.replace(/\.sspack$/, '')}.shuangshu`);
    return target !== null && door.unpack({ source: source.token, grant: target.token, passphrase });
  };

  return (
    <FormDialog
      title={`打开移交包：${fileName}`}
      deed="选存放位置并打开…"
      form={form}
      initial={{ passphrase: '' }}
      unsaved={false}
      width={520}
      confirmTestId="unpack-do"
      onSubmit={unpack}
      onClose={onClose}
    >
      <p className="dialog-lead">解开后存成一个新的项目文件，逐行校验过才打开；移交包本身不动。</p>
      <Form.Item name="passphrase" label="口令" rules={[{ required: true, message: '请填对方告知的口令' }]}>
        <Input.Password data-testid="unpack-word" autoComplete="off" maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
