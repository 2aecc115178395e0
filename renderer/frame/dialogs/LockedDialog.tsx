/** Asks what to do with a project somebody else edits: read it, take it over, or leave it. */
import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { Dialog } from '../../components/dialogs/Dialog';
import type { LockedChoice, Question } from './openingQuestions';

export function LockedDialog({ question }: { question: Question<LockedChoice> }): ReactNode {
  const { said, answer } = question;
  return (
    <Dialog
      title="这个项目正在被编辑"
      mask={{ closable: false }}
      onCancel={() => answer('leave')}
      footer={
        <Flex gap={8} align="center">
          <Button type="text" onClick={() => answer('takeOver')}>
            对方已不在，接着编辑
          </Button>
          <span className="push" />
          <Button onClick={() => answer('leave')}>不打开</Button>
          <Button type="primary" onClick={() => answer('readOnly')}>
            只读打开
          </Button>
        </Flex>
      }
    >
      {said}
    </Dialog>
  );
}
