/** 会商: the fields of a talk, for its own dialog and for the ruling that rests on one. */
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { todayIso } from '../../format';

export interface TalkValues {
  readonly title: string;
  readonly date: string;
  readonly people: string;
  readonly minutes: string;
}

/** Mostly noted on the day it took place. */
export function newTalk(): TalkValues {
  return { title: '', date: todayIso(), people: '', minutes: '' };
}

/** @param minutesRequired A ruling rests on what was said. */
export function TalkFields({ minutesRequired }: { minutesRequired: boolean }): ReactNode {
  return (
    <>
      <div className="form-pair">
        <Form.Item
          name="title"
          label="会议或谈话"
          rules={[{ required: true, whitespace: true, message: '请写是哪次会。' }]}
        >
          <Input maxLength={200} placeholder="如：第二次会商会" data-testid="talk-title" />
        </Form.Item>
        <Form.Item name="date" label="哪天" rules={[{ required: true, message: '请选日期。' }]}>
          <Input type="date" data-testid="talk-date" />
        </Form.Item>
      </div>
      <Form.Item name="people" label="参加人员">
        <Input.TextArea rows={2} maxLength={2_000} data-testid="talk-people" />
      </Form.Item>
      <Form.Item
        name="minutes"
        label={minutesRequired ? '纪要' : '纪要（可以后再写，或附签字的文件）'}
        rules={minutesRequired ? [{ required: true, whitespace: true, message: '请写明会上怎么说、怎么定。' }] : []}
      >
        <Input.TextArea rows={5} maxLength={50_000} data-testid="talk-minutes" />
      </Form.Item>
    </>
  );
}
