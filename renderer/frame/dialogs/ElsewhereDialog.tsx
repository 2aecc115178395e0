/** Proposes to work on a copy on this computer when the project lies on a stick, a share or in a synced folder. */
import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { Dialog } from '../../components/dialogs/Dialog';
import type { PlaceChoice, Question } from './openingQuestions';

export function ElsewhereDialog({ question }: { question: Question<PlaceChoice> }): ReactNode {
  const { said, answer } = question;
  return (
    <Dialog
      title="建议复制到本机编辑"
      mask={{ closable: false }}
      onCancel={() => answer('there')}
      footer={
        <Flex gap={8} align="center" justify="flex-end">
          <Button onClick={() => answer('there')} data-testid="work-there">
            就在原处编辑
          </Button>
          <Button type="primary" autoFocus onClick={() => answer('here')} data-testid="work-here">
            复制到本机编辑
          </Button>
        </Flex>
      }
    >
      {said}
    </Dialog>
  );
}
