/** 本镇写法 an opinion speaks of: what the list of that township alone is to read. */
import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { proposalsOf } from '../../../shared/logic/opinions/adoptEach';
import { proposedWords } from '../../../shared/logic/opinions/proposedWords';
import type { OpinionView } from '../../../shared/views/opinions';
import { ChangedText } from '../../components/texts/ChangedText';

interface OwnWordsFieldsProps {
  readonly township: string;
  /** As its list reads now. */
  readonly wording: string;
  readonly opinions: readonly OpinionView[];
  readonly value: string;
  readonly onChange: (wording: string) => void;
}

export function OwnWordsFields({ township, wording, opinions, value, onChange }: OwnWordsFieldsProps): ReactNode {
  const proposals = proposalsOf(opinions).flatMap((proposal) => proposedWords(proposal).text ?? []);
  return (
    <>
      <h3>
        {township}的本镇写法改为
        {proposals.map((text, at) => (
          <Button key={text} size="small" data-testid="deed-own-proposal" onClick={() => onChange(text)}>
            用建议{proposals.length > 1 ? ` ${at + 1} ` : ''}的文字
          </Button>
        ))}
      </h3>
      <Input.TextArea
        rows={4}
        maxLength={20_000}
        value={value}
        aria-label={`${township}的本镇写法`}
        data-testid="deed-own-words"
        onChange={({ target }) => onChange(target.value)}
      />
      {value.trim() === wording ? null : (
        <p className="opinions-text small">
          <ChangedText before={wording} after={value} side="after" />
        </p>
      )}
    </>
  );
}
