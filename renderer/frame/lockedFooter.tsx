/** Buttons of the question what to do with a project somebody else edits. */
import { Button, Flex } from 'antd';
import type { ComponentType, ReactNode } from 'react';

export function lockedFooter(Read: ComponentType, Leave: ComponentType, takeOver: () => void): ReactNode {
  return (
    <Flex gap={8} align="center">
      <Button type="text" onClick={takeOver}>
        对方已不在，接着编辑
      </Button>
      <span className="push" />
      <Leave />
      <Read />
    </Flex>
  );
}
