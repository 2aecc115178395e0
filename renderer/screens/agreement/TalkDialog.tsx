/** 会商记录: a new talk about items, or other words of one on record. */
import { Form } from 'antd';
import type { ReactNode } from 'react';
import type { Talk } from '../../../shared/model/verdict';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { figure } from '../../format';
import { useWrite } from '../../hooks';
import { NO_TALK, TalkFields, type TalkValues } from './TalkFields';

interface TalkDialogProps {
  readonly items: readonly { readonly id: number; readonly name: string }[];
  /** Null: a new one. */
  readonly talk: Talk | null;
  readonly onClose: () => void;
}

export function TalkDialog({ items, talk, onClose }: TalkDialogProps): ReactNode {
  const [form] = Form.useForm<TalkValues>();
  const keep = useWrite('keepTalk');
  const about = items.length === 1 ? (items[0]?.name ?? '') : `${figure(items.length)} 项`;
  const initial = talk
    ? { title: talk.title, date: talk.date, people: talk.people, minutes: talk.minutes }
    : { ...NO_TALK };
  return (
    <FormDialog<TalkValues>
      title={`会商记录：${about}`}
      deed="存下记录"
      form={form}
      initial={initial}
      width={640}
      confirmTestId="talk-confirm"
      onSubmit={async (values) => {
        const itemIds = items.map(({ id }) => id);
        return (await keep.run({ itemIds, ...(talk ? { talkId: talk.id } : {}), ...values })) !== null;
      }}
      onClose={onClose}
    >
      <TalkFields minutesRequired={false} />
    </FormDialog>
  );
}
